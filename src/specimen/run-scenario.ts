import { microsFromIso } from '../base/index.ts';
import {
  type Authority,
  type BodyStore,
  type CaptureSummary,
  openInterception,
  openRecording,
  type Recorded,
} from '../capture/index.ts';
import { type Identifier, newIdentity, seededRandom } from '../case/index.ts';
import { controlDial, positiveControl, type RunEvent, type RunOutcome, runProtocol } from '../run/index.ts';
import { openCloud, type Received } from './cloud/index.ts';
import {
  ACTIVATION_NUMBER,
  type Firmware,
  type HeardAnswer,
  openHandset,
  type SentSms,
  VirtualClock,
} from './handset/index.ts';
import { memoryBodies } from './memory-bodies.ts';
import type { Scenario } from './scenarios/index.ts';

export interface ScenarioOptions {
  /** Everything that can show in a result follows from it. */
  readonly seed: string;
  /** Of the interception; the handset is made to accept it, unless the scenario says otherwise. */
  readonly authority: Authority;
  /** A canary identity of the market IN, made from the seed, where left out. */
  readonly identity?: readonly Identifier[];
  /** Where the recording goes; it is kept in memory alone where left out. */
  readonly folder?: string;
  /** Builds to use instead of the specimen's own: with one behaviour taken out, in tests. */
  readonly firmwares?: readonly Firmware[];
  /** Told each recorded value as it is recorded. */
  readonly heard?: (recorded: Recorded) => void;
  readonly tell?: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly identity: readonly Identifier[];
  readonly recorded: readonly Recorded[];
  /** Of the recording; null where none was kept. */
  readonly summary: CaptureSummary | null;
  /** What the vendor knows afterwards. */
  readonly received: readonly Received[];
  /** SMS that the phone sent, which is what a tester's own list of them says. */
  readonly sentSms: readonly SentSms[];
  /** What the phone read in answers. */
  readonly answers: readonly HeardAnswer[];
  /** Hosts that the phone did not trust in the interception's shape. */
  readonly distrusted: readonly { readonly at: number; readonly host: string }[];
  readonly outcome: RunOutcome;
}

/** Of the market that the case is about. */
export const SCENARIO_MARKET = 'IN';

/**
 * Carries one scenario out, whole and live: cloud, interception and handset are opened, the canaries are proven, the
 * protocol is run, and everything is closed again. Nothing connects to anything but loopback.
 */
export async function runScenario(scenario: Scenario, options: ScenarioOptions): Promise<ScenarioRun> {
  const identity = options.identity ?? newIdentity(SCENARIO_MARKET, seededRandom(`${options.seed} identity`));
  const clock = new VirtualClock(microsFromIso(scenario.start));
  const recorded: Recorded[] = [];
  const writer = options.folder === undefined ? null : openRecording(options.folder, { at: clock.now() });
  const record = (value: Recorded) => {
    const kept = writer?.through(value) ?? value;
    recorded.push(kept);
    options.heard?.(kept);
  };
  const watched: Watched = {
    scenario,
    options,
    identity,
    clock,
    record,
    bodies: writer?.bodies ?? memoryBodies,
  };
  let told: Told;
  let summary: CaptureSummary | null = null;
  try {
    told = await carryOut(watched);
  } finally {
    summary = (await writer?.close()) ?? null;
  }
  return { scenario, identity, recorded, summary, ...told };
}

interface Watched {
  readonly scenario: Scenario;
  readonly options: ScenarioOptions;
  readonly identity: readonly Identifier[];
  readonly clock: VirtualClock;
  readonly record: (recorded: Recorded) => void;
  readonly bodies: BodyStore;
}

type Told = Omit<ScenarioRun, 'scenario' | 'identity' | 'recorded' | 'summary'>;

/** Opens cloud, interception and handset, and closes them whatever comes of it. */
async function carryOut({ scenario, options, identity, clock, record, bodies }: Watched): Promise<Told> {
  const { seed, authority, firmwares, tell, signal } = options;
  const random = (what: string) => seededRandom(`${seed} ${scenario.id} ${what}`);
  const now = () => clock.now();
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const cloud = await openCloud({ now, stage: scenario.stage, random: random('cloud') });
    closing.push(() => cloud.close());
    const control = await controlDial(cloud.dial);
    closing.push(() => control.close());
    const interception = await openInterception({
      authority,
      dial: control.dial,
      now,
      record,
      upstreamTrust: [cloud.vendorAuthority],
      bodies,
    });
    closing.push(() => interception.stop());
    const proxy = { host: interception.host, port: interception.port, ...otherLoopback };
    const handset = openHandset({
      identity,
      ...(firmwares === undefined ? {} : { firmwares }),
      proxy,
      vendorTrust: cloud.vendorAuthority,
      userTrust: scenario.interception === 'untrusted' ? [] : [authority.certificate],
      updateKey: cloud.updateKey,
      clock,
      random: random('handset'),
      deliverSms: ({ to, text }) => {
        if (to === ACTIVATION_NUMBER) cloud.receiveSms(e164(identity, 'own.number'), text);
      },
    });
    closing.push(() => handset.close());
    for (const id of scenario.online ?? []) await cloud.openPeer(e164(identity, id));

    const { settled } = interception;
    await positiveControl({ identity, proxy, driver: handset, record, settled });
    // So that what comes now is later than what was proven.
    await handset.pass(1);
    const outcome = await runProtocol({
      protocol: scenario.protocol(),
      driver: handset,
      identity,
      record,
      settled,
      ...(scenario.phases === undefined ? {} : { only: scenario.phases }),
      ...(tell === undefined ? {} : { tell }),
      ...(signal === undefined ? {} : { signal }),
    });
    return {
      outcome,
      received: cloud.received(),
      sentSms: handset.sentSms(),
      answers: handset.heard(),
      distrusted: handset.distrusted(),
    };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Another address of loopback where the system has more than one, so that the phone is told from the tool. */
const otherLoopback = process.platform === 'linux' ? { localAddress: '127.0.0.2' } : {};

function e164(identity: readonly Identifier[], id: string): string {
  const value = identity.find((identifier) => identifier.id === id)?.value;
  return typeof value === 'string' ? value.replace(/[^+\d]/g, '') : '';
}
