import type { Verdict } from '../../judge/index.ts';
import { wrap } from '../../report/index.ts';
import type { DemoResult } from './demo-table.ts';

/** In the order in which a line tells them. */
const ORDER: readonly (readonly [Verdict, string])[] = [
  ['refuted', 'refuted'],
  ['partly', 'partly'],
  ['upheld', 'upheld'],
  ['untestable', 'untestable'],
  ['not-tested', 'not tested'],
];

/** A line for each claim: its verdict by state of the specimen. A claim that is one thing on every state is said once. */
export function demoClaims(results: readonly DemoResult[], width: number): string[] {
  const states = results.filter(({ scenario }) => /^(\d|C|M\d)$/.test(scenario.row));
  const ids = states[0]?.examination.claims.map(({ id }) => id) ?? [];
  const widest = Math.max(...ids.map((id) => id.length));
  return ids.flatMap((id) => {
    const told = ORDER.flatMap(([verdict, word]) => {
      const rows = states
        .filter(({ examination }) =>
          examination.claims.some((claim) => claim.id === id && claim.verdict === verdict),
        )
        .map(({ scenario }) => scenario.row);
      if (rows.length === 0) return [];
      return rows.length === states.length ? [word] : [`${word} ${rows.join(' ')}`];
    });
    return wrap(`${id.padEnd(widest)}  ${told.join(' · ')}`, width);
  });
}
