import { type Examination, waive } from '../../judge/index.ts';
import { type Change, type Comparison, comparisonOf, stillForbidden } from '../../recheck/index.ts';
import { renderJunitComparison, renderSarif } from '../../report/index.ts';
import { loadWaivers } from '../../run/index.ts';
import { comparisonText } from './comparison-text.ts';
import { type ReadyCase, readyCase, TOOL } from './examine-capture.ts';
import type { FormatOf } from './formats.ts';
import { openSide } from './open-side.ts';
import { type FailOn, levelsOf } from './status-of.ts';
import { writePieces } from './write-result.ts';

export interface CompareOptions {
  readonly case?: string;
  readonly caseAfter?: string;
  readonly keys: readonly string[];
  readonly format: FormatOf<'compare'>;
  readonly out?: string;
  readonly waivers?: string;
  readonly failOn: FailOn;
  readonly quiet?: boolean;
}

/** Compares and prints; gives the exit status. */
export function compareRuns(before: string, after: string, options: CompareOptions): number {
  const { quiet = false, out } = options;
  const first = readyOnce(options.case, options.keys);
  const second = options.caseAfter === undefined ? first : readyOnce(options.caseAfter, options.keys);
  const [was, is] = [openSide(before, first, quiet), openSide(after, second, quiet)];
  const comparison = comparisonOf(was, is, TOOL);
  const waivers = options.waivers === undefined ? [] : loadWaivers(options.waivers);
  const judged = waive(is, waivers, Date.now() * 1000);
  const forbidden = stillForbidden(comparison.changes, judged, levelsOf(options.failOn));
  writePieces(rendered({ comparison, before: was, after: judged, forbidden }, options), out);
  return forbidden.length > 0 ? 1 : 0;
}

interface Compared {
  readonly comparison: Comparison;
  readonly before: Examination;
  readonly after: Examination;
  readonly forbidden: readonly Change[];
}

function rendered({ comparison, before, after, forbidden }: Compared, { format, out }: CompareOptions) {
  const baseline = { before, changes: comparison.changes };
  switch (format) {
    case 'json':
      return [`${JSON.stringify(comparison, null, 2)}\n`];
    case 'sarif':
      return renderSarif(after, { baseline });
    case 'sarif-github':
      return renderSarif(after, { baseline, profile: 'github' });
    case 'junit':
      return renderJunitComparison(comparison, forbidden);
    case 'text':
      return [comparisonText(comparison, out === undefined ? (process.stdout.columns ?? 100) : 100)];
    default:
      return format satisfies never;
  }
}

/** A case is read when a capture needs it, and once for both. */
function readyOnce(path: string | undefined, keys: readonly string[]): () => ReadyCase | null {
  let ready: ReadyCase | null = null;
  return () => {
    if (path === undefined) return null;
    ready ??= readyCase(path, keys);
    return ready;
  };
}
