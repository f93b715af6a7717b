import type { Examination } from '../../judge/index.ts';

/** From which level on a finding makes a run fail. */
export type FailOn = 'error' | 'warning' | 'never';

/** Exit status: 1 where something was found that the case forbids, else 0. */
export function statusOf({ findings }: Examination, failOn: FailOn): number {
  if (failOn === 'never') return 0;
  const levels = failOn === 'error' ? ['error'] : ['error', 'warning'];
  return findings.some(({ outcome, level }) => outcome === 'fail' && levels.includes(level)) ? 1 : 0;
}
