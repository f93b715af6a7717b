import { createHash } from 'node:crypto';
import type { PhaseMark, Recorded, StepMark } from '../../capture/index.ts';
import type { Identifier } from '../../case/index.ts';
import type { Received } from '../cloud/index.ts';
import type { HeardAnswer } from '../handset/index.ts';
import type { ScenarioRun } from '../run-scenario.ts';
import { hostOf, regionOf } from '../scenarios/index.ts';
import { endpoints, hashed, matchTarget, numberOf } from '../wire/index.ts';

/*
 * The vendor's own record, held against the answer key value by value. Nothing here searches: each value that a
 * server read is looked up among what the identity's values are in every form that a firmware sends them in.
 */

/** All that one run told outside of the recording, in lines that name identifiers and no values. */
export interface Tellings {
  readonly messages: readonly string[];
  readonly sms: readonly string[];
  readonly answers: readonly string[];
  readonly refusals: readonly string[];
}

export function tellingsOfRun(run: ScenarioRun): Tellings {
  return {
    messages: messagesReceived(run),
    sms: smsReceived(run),
    answers: answersHeard(run),
    refusals: refusalsMade(run),
  };
}

/** The same by the answer key. */
export function expectedOfRun(run: Pick<ScenarioRun, 'scenario'>): Tellings {
  return {
    messages: messagesExpected(run),
    sms: smsExpected(run),
    answers: answersExpected(run),
    refusals: refusalsExpected(run),
  };
}

/** A line for each message, such as `new-phone/join-wifi: lookUp api.account.xiaomi.com beijing plain contact1.number`. */
function messagesReceived(run: ScenarioRun): string[] {
  const meanings = meaningsOf(run.identity);
  const { phases } = run.scenario.protocol();
  return run.received
    .filter(({ by, transport }) => by === 'handset' && transport !== 'sms')
    .flatMap((entry) => {
      const moment = momentOf(run.recorded, entry.at);
      // Updates that are fetched while the phone is prepared; they name the build and nothing else.
      if (moment.endsWith('/prepare') && entry.host === 'update.miui.com') {
        const builds = phases.map(({ build }) => build);
        return entry.what.every(({ value }) => builds.includes(value.replace('.zip', ''))) ? [] : [moment];
      }
      const told = entry.what.flatMap(({ value }) => meanings.get(bare(entry, value)) ?? []);
      return [
        lineOf({
          moment,
          what: whatOf(entry),
          host: entry.host,
          region: entry.region,
          transport: entry.transport,
          told,
          opaque: opaqueOf(entry),
        }),
      ];
    })
    .sort();
}

/** The same lines from the answer key. */
function messagesExpected({ scenario }: Pick<ScenarioRun, 'scenario'>): string[] {
  return scenario
    .key(scenario.protocol())
    .sends.filter(({ send }) => send.isRefused !== true)
    .flatMap(({ phase, step, times, send }) => {
      const told = send.tells.flatMap(({ identifier, forms, times: each = 1 }) =>
        Array.from({ length: each }, () => meaning(identifier, forms)),
      );
      const { what, transport, opaque } = send;
      const line = lineOf({
        moment: `${phase}/${step}`,
        what,
        host: hostOf(send),
        region: regionOf(hostOf(send), scenario),
        transport,
        told,
        opaque: opaque ?? null,
      });
      return Array.from({ length: times }, () => line);
    })
    .sort();
}

/** What the phone read in answers: `phase/step: host identifier …`. */
function answersHeard(run: ScenarioRun): string[] {
  const meanings = meaningsOf(run.identity);
  return run.answers
    .map(({ at, host, values }: HeardAnswer) => {
      const told = values.flatMap((value) => meanings.get(value) ?? []);
      return `${momentOf(run.recorded, at)}: ${host} ${told.sort().join(' ')}`;
    })
    .sort();
}

function answersExpected({ scenario }: Pick<ScenarioRun, 'scenario'>): string[] {
  return scenario
    .key(scenario.protocol())
    .sends.filter(({ send }) => send.answered.length > 0)
    .flatMap(({ phase, step, times, send }) => {
      const told = send.answered.flatMap(({ identifier, times: each = 1 }) =>
        Array.from({ length: each }, () => meaning(identifier, [])),
      );
      const line = `${phase}/${step}: ${hostOf(send)} ${told.sort().join(' ')}`;
      return Array.from({ length: times }, () => line);
    })
    .sort();
}

/** SMS that the phone sent of itself, as the vendor read them. */
function smsReceived(run: ScenarioRun): string[] {
  const meanings = meaningsOf(run.identity);
  return run.received
    .filter(({ transport }) => transport === 'sms')
    .map(({ at, what }) => {
      const words = what.flatMap(({ value }) => value.split('/'));
      const told = words.flatMap((value) => meanings.get(value) ?? []);
      return `${momentOf(run.recorded, at)}: ${told.sort().join(' ')}`;
    })
    .sort();
}

function smsExpected({ scenario }: Pick<ScenarioRun, 'scenario'>): string[] {
  return scenario
    .key(scenario.protocol())
    .sms.flatMap(({ phase, step, times, tells }) => {
      const told = tells.map(({ identifier, forms }) => meaning(identifier, forms));
      return Array.from({ length: times }, () => `${phase}/${step}: ${told.sort().join(' ')}`);
    })
    .sort();
}

/** Connections that the phone broke off, and those that it was to break off. */
function refusalsMade(run: ScenarioRun): string[] {
  return run.distrusted.map(({ at, host }) => `${momentOf(run.recorded, at)}: ${host}`);
}

function refusalsExpected({ scenario }: Pick<ScenarioRun, 'scenario'>): string[] {
  return scenario
    .key(scenario.protocol())
    .sends.filter(({ send }) => send.isRefused === true)
    .flatMap(({ phase, step, times, send }) =>
      Array.from({ length: times }, () => `${phase}/${step}: ${hostOf(send)}`),
    );
}

interface Line {
  readonly moment: string;
  readonly what: string;
  readonly host: string;
  readonly region: string;
  readonly transport: string;
  readonly told: readonly string[];
  readonly opaque: number | null;
}

function lineOf({ moment, what, host, region, transport, told, opaque }: Line): string {
  const unread = opaque === null ? [] : [`${opaque} bytes`];
  return [`${moment}:`, what, host, region, transport, ...[...told].sort(), ...unread].join(' ');
}

function whatOf({ host, method, target }: Received): string {
  if (method !== 'STREAM') return matchTarget(method, host, target)?.id ?? target;
  return target === 'open' ? 'stream-open' : target;
}

function opaqueOf({ host, what }: Received): number | null {
  const swallows: readonly string[] = [endpoints.beacon.host, endpoints.blob.host];
  return swallows.includes(host) ? Number(what[0]?.value) : null;
}

function bare({ method }: Received, value: string): string {
  return method === 'STREAM' ? numberOf(value) : value;
}

function meaning(id: string, forms: readonly string[]): string {
  return forms.length === 0 ? id : `${id}:${forms.join('-')}`;
}

/** Each value that a message could hold, and what it means. Of a list its first member stands for the whole. */
function meaningsOf(identity: readonly Identifier[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    identity.flatMap(({ id, kind, value }): [string, readonly string[]][] => {
      if (typeof value !== 'string') return [[value[0] ?? '', [meaning(id, ['set'])]]];
      const isNumber = kind === 'msisdn' || kind.endsWith('-number');
      const sent = isNumber ? value.replace(/[^+\d]/g, '') : value;
      const digest = (name: string, text: string) => createHash(name).update(text).digest('hex');
      return [
        [sent, [meaning(id, [])]],
        [hashed(sent), [meaning(id, ['sha1', 'base64url', 'truncated'])]],
        [digest('sha1', sent), [meaning(id, ['sha1', 'hex'])]],
        ...(isNumber
          ? [
              [digest('sha256', sent.slice(1)), [meaning(id, ['international', 'sha256', 'hex'])]] as [
                string,
                string[],
              ],
            ]
          : []),
      ];
    }),
  );
}

/** `phase/step` by the marks of the recording. */
function momentOf(recorded: readonly Recorded[], at: number): string {
  let last: PhaseMark | StepMark | null = null;
  for (const one of recorded) {
    if ((one.kind === 'phase' || one.kind === 'step') && one.at <= at) last = one;
  }
  if (last === null) return 'before';
  return last.kind === 'step' ? `${last.phase}/${last.id}` : last.id;
}
