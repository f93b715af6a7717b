import { bytesPassedOver, type Examination, type Level } from '../../judge/index.ts';

/** From which level on a finding makes a run fail. */
export type FailOn = 'error' | 'warning' | 'never';

/** Exit status of the contract: nothing forbidden was found, but less was watched than was asked for. */
export const BLIND = 4;

export interface StatusOptions {
  readonly failOn: FailOn;
  /** Share of what passed that has to be readable; 0 to 1. */
  readonly requireCoverage?: number;
}

/**
 * Exit status: 1 where something was found that the case forbids, by a finding or against a claim; 4 where too little
 * could be read to say; else 0.
 */
export function statusOf(
  { findings, claims, coverage, notices }: Pick<Examination, 'findings' | 'claims' | 'coverage' | 'notices'>,
  { failOn, requireCoverage = 0 }: StatusOptions,
): number {
  const levels = levelsOf(failOn);
  if (
    findings.some(
      ({ outcome, level, waived }) => outcome === 'fail' && waived === undefined && levels.includes(level),
    )
  )
    return 1;
  if (levels.length > 0 && claims.some((claim) => isBroken(claim, findings))) return 1;
  return readShare({ coverage, notices }) < requireCoverage ? BLIND : 0;
}

/**
 * Whether something was seen against a claim, which counts like an error: what a case has somebody claim it forbids to be
 * otherwise. It is accepted where every finding that rests on what was seen is waived. What is open of where data
 * resides is no more than a doubt.
 */
function isBroken(
  { parts, findings: ids }: Examination['claims'][number],
  findings: Examination['findings'],
): boolean {
  const isAgainst = parts.some(
    ({ verdict, residency }) => verdict === 'refuted' || (verdict === 'partly' && residency === undefined),
  );
  if (!isAgainst) return false;
  const own = findings.filter(({ id, outcome }) => outcome === 'fail' && ids.includes(id));
  return own.length === 0 || own.some(({ waived }) => waived === undefined);
}

/** Levels of findings that make a run fail. */
export function levelsOf(failOn: FailOn): readonly Level[] {
  return failOn === 'error' ? ['error'] : failOn === 'warning' ? ['error', 'warning'] : [];
}

/**
 * How much of what passed could be read; what the capture lost, packets that were passed over and what the phone counted
 * beyond it count as unread.
 */
function readShare({
  coverage: { bytes, counted },
  notices,
}: Pick<Examination, 'coverage' | 'notices'>): number {
  const passed = bytes.payload + bytes.missed + bytesPassedOver(notices);
  // Where nothing passed nothing was seen: a capture of the wrong interface is no clean phone.
  if (passed === 0) return 0;
  return (bytes.read / passed) * (1 - (counted?.missing ?? 0));
}
