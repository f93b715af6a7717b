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
 * What lacks for saying that a thing is fixed since it is not seen any more: the same steps as often, at least as
 * much read, no bearer unwatched, the canary proven live, as much time watched. `notAll` says why a capture does not hold all that passed.
 */
export function missingFor(before: LookedAt, after: LookedAt, notAll: readonly string[]): Missing {
  const exercise: string[] = [];
  const sight: string[] = [];
  if (before.steps.length === 0) {
    exercise.push('no marks say in which step it was told, so nobody can tell whether that was done again');
  }
  for (const { id, times } of before.steps) {
    const again = after.steps.find((step) => step.id === id)?.times ?? 0;
    if (again === 0) exercise.push(`step ${id} was not done again`);
    else if (again < times) exercise.push(`step ${id} was done ${again} of ${times} times`);
  }
  if (exercise.length > 0) return { exercise, sight };
  const [had, has] = [blindShare(before), blindShare(after)];
  if (has > had)
    sight.push(
      `${percent(has)} of the bytes were sent in these steps and could not be read, ${percent(had)} before`,
    );
  for (const [bearer, state] of Object.entries(after.bearers))
    if (state === 'unwatched') sight.push(`${BEARERS[bearer] ?? bearer} was not watched`);
  if (!after.provenLive) sight.push('no positive control proved that it would have been seen');
  if (after.seconds < before.seconds * (1 - SPARE_SHARE))
    sight.push(`watched for ${after.seconds} s, ${before.seconds} s before`);
  return { exercise, sight: [...sight, ...notAll] };
}

const BEARERS: Readonly<Record<string, string>> = { wifi: 'Wi-Fi', cellular: 'cellular', sms: 'SMS' };

/** What these steps sent unread or the capture lost, of all that passed in their phases. */
function blindShare({ bytes: { payload, unread, missed } }: LookedAt): number {
  return payload + missed === 0 ? 0 : (unread + missed) / (payload + missed);
}

/** Never rounded up to all, nor down to nothing. */
function percent(share: number): string {
  if (share > 0.999 && share < 1) return '99.9 %';
  return share > 0 && share < 0.001 ? '0.1 %' : `${Number((share * 100).toFixed(1))} %`;
}
