import type { ClaimVerdict, Verdict } from '../../judge/index.ts';
import { printable, wrap } from '../../report/index.ts';
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
    const why = whyNotTested(
      states.flatMap(({ examination }) => examination.claims.filter((claim) => claim.id === id)),
    );
    return [
      ...wrap(`${id.padEnd(widest)}  ${told.join(' · ')}`, width),
      ...(why === null ? [] : wrap(`  ${why}`, width)),
    ];
  });
}

/** `why not tested (7 of 9): SMS was neither watched nor switched off`: what lacks in most of the states; null where none does. */
function whyNotTested(claims: readonly ClaimVerdict[]): string | null {
  const untested = claims.filter(({ verdict }) => verdict === 'not-tested');
  const times = new Map<string, number>();
  for (const { missing } of untested)
    for (const clause of new Set(missing.map(shortClause))) times.set(clause, (times.get(clause) ?? 0) + 1);
  const [most] = [...times].sort(([, a], [, b]) => b - a);
  if (most === undefined) return null;
  return printable(`why not tested (${most[1]} of ${untested.length}): ${most[0]}`);
}

/** Without shares, which differ from state to state, and without what a sentence goes on to explain. */
function shortClause(missing: string): string {
  const [first = ''] = missing.replace(/^Not tested for [^.]*\. /, '').split('. ');
  return first
    .replace(/^[\d.]+ % of the bytes/, 'bytes')
    .replace(/ \((none may be|at most [^)]*|services, hosts)\)/, '')
    .replace(/, (which|so that) .*$/, '')
    .replace(/^The /, 'the ');
}
