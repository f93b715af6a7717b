import { kindRow } from '../../case/index.ts';
import type { Change, Comparison } from '../../recheck/index.ts';
import { type JunitCase, junitPieces } from './case.ts';

/**
 * A retest as JUnit XML, in pieces: a case for each thing that was told. Failed is what is still `forbidden`, passed what
 * is fixed; what is told and not forbidden, and what was not tried again with as much in sight, is skipped and says why.
 */
export function* renderJunitComparison(
  { before, after, counts, changes }: Comparison,
  forbidden: readonly Change[],
): Generator<string> {
  const failing = new Set(forbidden);
  yield* junitPieces('retest', [
    {
      name: 'retest',
      properties: [
        ['before', before.captures.map(({ sha256 }) => sha256).join(' ')],
        ['after', after.captures.map(({ sha256 }) => sha256).join(' ')],
        ...Object.entries(counts).map(([kind, count]): [string, string] => [kind, String(count)]),
      ],
      timestamp: null,
      cases: () => changes.map((change) => changeCase(change, failing.has(change))),
    },
  ]);
}

function changeCase(
  { id, kind, identifier, identifierKind, because, missing, ...sides }: Change,
  isForbidden: boolean,
): JunitCase {
  const told = sides.before ?? sides.after;
  const where = told === null ? '' : ` → ${told.host} (${told.field ?? told.location})`;
  const head = {
    name: `${kindRow(identifierKind).title} (${identifier})${where}`,
    className: 'retest',
    properties: [
      ['change', id],
      ['kind', kind],
    ] as const,
  };
  if (isForbidden) return { ...head, failure: { type: kind, message: because } };
  if (kind === 'fixed') return { ...head, out: [because] };
  return { ...head, skipped: `${kind}: ${because}`, out: missing.map((each) => `missing: ${each}`) };
}
