import type { LookedAt } from './change.ts';

/** What an examination would have had to do again. */
export interface Missing {
  /** The step itself was not done again, or not as often. */
  readonly exercise: readonly string[];
  /** It was done, and less of what followed could be seen. */
  readonly sight: readonly string[];
}

/** Seconds of a phase that may be lacking: people do not start and stop to the second. */
export const SPARE_SHARE = 0.05;

/**
 * What lacks for saying that a thing is fixed since it is not seen any more: the same steps as often and with the same in
 * hand, at least as much read in them, of the host and of the service it went to, no connection more that refused, each
 * bearer watched that was, none unwatched, the canary proven live, as much time watched. `notAll` says why a capture does
 * not hold all that passed.
 */
export function missingFor(before: LookedAt, after: LookedAt, notAll: readonly string[]): Missing {
  const exercise = exerciseLacking(before, after);
  if (exercise.length > 0) return { exercise, sight: [] };
  return {
    exercise,
    sight: [
      ...bytesLacking(before, after),
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
  if (before.steps.length === 0)
    return ['no marks say in which step it was told, so nobody can tell whether that was done again'];
  return before.steps.flatMap(({ id, times, isUsed }) => {
    const again = after.steps.find((step) => step.id === id);
    if (again === undefined || again.times === 0) return [`step ${id} was not done again`];
    if (again.times < times) return [`step ${id} was done ${again.times} of ${times} times`];
    return isUsed && !again.isUsed ? [`step ${id} was done again without putting it to use`] : [];
  });
}

function bytesLacking(before: LookedAt, after: LookedAt): string[] {
  const [had, has] = [blindShare(before.bytes), blindShare(after.bytes)];
  const inSteps =
    has > had
      ? [
          `${percent(has)} of the bytes were sent in these steps and could not be read, ${percent(had)} before`,
        ]
      : [];
  const there = before.at.flatMap((row) => {
    const again = after.at.find(({ kind, name }) => kind === row.kind && name === row.name);
    const [was, is] = [blindShare(row), again === undefined ? 0 : blindShare(again)];
    const where = row.kind === 'host' ? row.name : `the service ${row.name}`;
    return is > was
      ? [`${percent(is)} of what passed to and from ${where} could not be read, ${percent(was)} before`]
      : [];
  });
  return [...inSteps, ...there];
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
