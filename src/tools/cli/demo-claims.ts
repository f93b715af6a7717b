import type { Claim } from '../../case/index.ts';
import { judgeClaims, type Verdict } from '../../judge/index.ts';
import { wrap } from '../../report/index.ts';
import { withOtherBearers } from './demo-changes.ts';
import type { DemoResult } from './demo-table.ts';

/** In the order in which a line tells them. */
const ORDER: readonly (readonly [Verdict, string])[] = [
  ['refuted', 'refuted'],
  ['partly', 'partly'],
  ['upheld', 'upheld'],
  ['untestable', 'untestable'],
  ['not-tested', 'not tested'],
];

/**
 * A line for each claim: its verdict by state of the specimen, as it is for a phone whose other ways out are known. A
 * claim that is one thing on every state is said once.
 */
export function demoClaims(
  results: readonly DemoResult[],
  claims: readonly Claim[],
  width: number,
): string[] {
  const rows = results.filter(({ scenario }) => /^(\d|C|M\d)$/.test(scenario.row));
  const judged = rows.map((result) => {
    const examination = withOtherBearers(result);
    return {
      row: result.scenario.row,
      verdicts: new Map(
        judgeClaims(claims, examination, examination.findings).map(({ id, verdict }) => [id, verdict]),
      ),
    };
  });
  const widest = Math.max(...claims.map(({ id }) => id.length));
  return claims.flatMap(({ id }) => {
    const told = ORDER.flatMap(([verdict, word]) => {
      const states = judged.filter(({ verdicts }) => verdicts.get(id) === verdict).map(({ row }) => row);
      if (states.length === 0) return [];
      return states.length === judged.length ? [word] : [`${word} ${states.join(' ')}`];
    });
    return wrap(`${id.padEnd(widest)}  ${told.join(' · ')}`, width);
  });
}
