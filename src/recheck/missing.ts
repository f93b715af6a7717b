import type { LookedAt } from './change.ts';
import { differenceText, type SameTest } from './same-test.ts';

/** What an examination would have had to do again. */
export interface Missing {
  /** The step itself was not done again, or not as often. */
  readonly exercise: readonly string[];
  /** It was done, and less of what followed could be seen. */
  readonly sight: readonly string[];
}

/** Seconds of a phase that may be lacking: people do not start and stop to the second. */
export const SPARE_SHARE = 0.05;

/** What both sides together say. */
export interface Bounds {
  /** In what the cases differ that a retest must leave as it was. */
  readonly unlike: SameTest['differences'];
  /** Why the later capture does not hold all that passed. */
  readonly notAll: readonly string[];
  /** Only what was sent is counted as unread. */
  readonly isSent: boolean;
  /** Steps that were not done again with what had been agreed to before, each a clause. */
  readonly undone: readonly string[];
}

/**
 * What lacks for saying that a thing is fixed since it is not seen any more: the same phone, market and place; the same
 * steps as often, with the same agreed to and the same in hand; no more unread or lost, to whomever, in the phases of these steps and all that
 * came later, nor of the host and of the service it went to; no connection more that refused, each bearer watched that was,
 * none unwatched, the canary proven live, as much time watched.
 */
export function missingFor(
  { before, after }: { readonly before: LookedAt; readonly after: LookedAt },
  { unlike, notAll, isSent, undone }: Bounds,
): Missing {
  const exercise = [
    ...(unlike.length === 0 ? [] : [`it was not the same test: ${unlike.map(differenceText).join(', ')}`]),
    ...(undone.length > 0 && after.isSought ? undone : exerciseLacking(before, after)),
  ];
  if (exercise.length > 0) return { exercise, sight: [] };
  return {
    exercise,
    sight: [
      ...bytesLacking(before, after, isSent ? 'sent' : 'passed'),
      ...refusedLacking(before, after),
      ...bearersLacking(before, after),
      ...(after.provenLive ? [] : ['no positive control proved that it would have been seen']),
      ...(after.seconds < before.seconds * (1 - SPARE_SHARE)
        ? [`watched for ${after.seconds} s, ${before.seconds} s before`]
        : []),
      ...notAll,
    ],
  };
}

function exerciseLacking(before: LookedAt, after: LookedAt): string[] {
  if (!after.isSought)
    return ['the later case has no identifier of this id and kind, so nobody looked for it'];
  if (before.steps.length === 0)
    return ['no marks say in which step it was told, so nobody can tell whether that was done again'];
  return before.steps.flatMap(({ id, times, isUsed }) => {
    const again = after.steps.find((step) => step.id === id);
    if (again === undefined || again.times === 0) return [`step ${id} was not done again`];
    if (again.times < times) return [`step ${id} was done ${again.times} of ${times} times`];
    return isUsed && !again.isUsed ? [`step ${id} was done again without putting it to use`] : [];
  });
}

/** Hosts that a clause names; the rest are counted. */
const MOST_HOSTS = 3;

function bytesLacking(before: LookedAt, after: LookedAt, way: 'sent' | 'passed'): string[] {
  const was = new Map(before.unreadAt.map(({ host, unread }) => [host, unread]));
  const more = after.unreadAt.filter(({ host, unread }) => unread > (was.get(host) ?? 0));
  const hosts = more.slice(0, MOST_HOSTS).map(({ host, unread }) => {
    const earlier = bytesText(was.get(host) ?? 0);
    return way === 'sent'
      ? `${bytesText(unread)} sent to ${host} from the phase of these steps on could not be read, ${earlier} before`
      : `${bytesText(unread)} that passed to and from ${host} could not be read, ${earlier} before`;
  });
  const rest = more.length - hosts.length;
  const others =
    rest > 0 ? [`nor could more than before of what went to ${rest} other host${rest === 1 ? '' : 's'}`] : [];
  const there = after.at.flatMap((row) => {
    const earlier = before.at.find(({ kind, name }) => kind === row.kind && name === row.name);
    const [had, has] = [earlier === undefined ? 0 : blindShare(earlier), blindShare(row)];
    const where = row.kind === 'host' ? row.name : `the service ${row.name}`;
    return has > had
      ? [`${percent(has)} of what passed to and from ${where} could not be read, ${percent(had)} before`]
      : [];
  });
  return [...hosts, ...others, ...(more.length > 0 ? [] : sharesLacking(before, after, way)), ...there];
}

/** Of what went nowhere that is known, and of what a capture lost. */
function sharesLacking(before: LookedAt, after: LookedAt, way: 'sent' | 'passed'): string[] {
  const [had, has] = [blindShare(before.bytes), blindShare(after.bytes)];
  const phases = 'from the phase of these steps on';
  if (has > had)
    return [
      `${percent(has)} of the bytes ${phases} ${way === 'sent' ? 'were sent and ' : ''}could not be read, ${percent(had)} before`,
    ];
  const [lost, wereLost] = [after.bytes, before.bytes].map(({ unread, missed }) => unread + missed);
  return (lost ?? 0) > (wereLost ?? 0)
    ? [`${bytesText(lost ?? 0)} ${phases} could not be read, ${bytesText(wereLost ?? 0)} before`]
    : [];
}

export function bytesText(byteLength: number): string {
  return `${byteLength.toLocaleString('en')} byte${byteLength === 1 ? '' : 's'}`;
}

/** What a client that refuses would have said is unread, however few bytes it took to refuse. */
function refusedLacking(before: LookedAt, after: LookedAt): string[] {
  if (after.refused <= before.refused) return [];
  const refused = `${after.refused} connection${after.refused === 1 ? '' : 's'} refused the interception`;
  return [`${refused}, ${before.refused} before`];
}

/** What left by a way out that is switched off now had no occasion to leave. */
function bearersLacking(before: LookedAt, after: LookedAt): string[] {
  const names = [...new Set([...Object.keys(before.bearers), ...Object.keys(after.bearers)])];
  return names.flatMap((bearer) => {
    const name = BEARERS[bearer] ?? bearer;
    const state = after.bearers[bearer] ?? 'unwatched';
    if (state === 'unwatched') return [`${name} was not watched`];
    return state === 'off' && before.bearers[bearer] === 'watched'
      ? [`${name} was switched off, and watched before`]
      : [];
  });
}

const BEARERS: Readonly<Record<string, string>> = { wifi: 'Wi-Fi', cellular: 'cellular', sms: 'SMS' };

/** What could not be read, or the capture lost, of all that passed. */
function blindShare({ payload, unread, missed }: LookedAt['bytes']): number {
  return payload + missed === 0 ? 0 : (unread + missed) / (payload + missed);
}

/** Never rounded up to all, nor down to nothing. */
function percent(share: number): string {
  if (share > 0.999 && share < 1) return '99.9 %';
  return share > 0 && share < 0.001 ? '0.1 %' : `${Number((share * 100).toFixed(1))} %`;
}
