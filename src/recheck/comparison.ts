import type { Examination } from '../judge/index.ts';
import { CHANGE_KINDS, type Change, type ChangeKind } from './change.ts';
import { compare } from './compare.ts';

/** Which examination it was, so that a reader can find it again. */
export interface ComparedSide {
  readonly case: { readonly title: string | null; readonly sha256: string };
  readonly captures: readonly { readonly file: string; readonly sha256: string }[];
  readonly builds: readonly string[];
}

/** The whole result of a retest: `telltale: comparison/1` of the interface contract. */
export interface Comparison {
  readonly telltale: 'comparison/1';
  readonly tool: { readonly name: 'telltale'; readonly version: string };
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly counts: { readonly [Kind in ChangeKind]: number };
  readonly changes: readonly Change[];
}

export function comparisonOf(before: Examination, after: Examination, tool: Comparison['tool']): Comparison {
  const changes = compare(before, after);
  const counts = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]),
  ) as Comparison['counts'];
  return { telltale: 'comparison/1', tool, before: sideOf(before), after: sideOf(after), counts, changes };
}

function sideOf({ case: { title, sha256 }, captures, phases }: Examination): ComparedSide {
  return {
    case: { title, sha256 },
    captures: captures.map((capture) => ({ file: capture.file, sha256: capture.sha256 })),
    builds: [...new Set(phases.flatMap(({ build }) => (typeof build === 'string' ? [build] : [])))].sort(),
  };
}
