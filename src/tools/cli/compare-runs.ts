import { waive } from '../../judge/index.ts';
import { comparisonOf, stillForbidden } from '../../recheck/index.ts';
import { loadWaivers } from '../../run/index.ts';
import { comparisonText } from './comparison-text.ts';
import { type ReadyCase, readyCase, TOOL } from './examine-capture.ts';
import { openSide } from './open-side.ts';
import { type FailOn, levelsOf } from './status-of.ts';
import { writeResult } from './write-result.ts';

export interface CompareOptions {
  readonly case?: string;
  readonly caseAfter?: string;
  readonly format: 'text' | 'json';
  readonly out?: string;
  readonly waivers?: string;
  readonly failOn: FailOn;
  readonly quiet?: boolean;
}

/** Compares and prints; gives the exit status. */
export function compareRuns(before: string, after: string, options: CompareOptions): number {
  const { quiet = false, out, format } = options;
  const first = readyOnce(options.case);
  const second = options.caseAfter === undefined ? first : readyOnce(options.caseAfter);
  const [was, is] = [openSide(before, first, quiet), openSide(after, second, quiet)];
  const comparison = comparisonOf(was, is, TOOL);
  const width = out === undefined ? (process.stdout.columns ?? 100) : 100;
  writeResult(
    format === 'json' ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison, width),
    out,
  );
  const waivers = options.waivers === undefined ? [] : loadWaivers(options.waivers);
  const judged = waive(is, waivers, Date.now() * 1000);
  return stillForbidden(comparison.changes, judged, levelsOf(options.failOn)).length > 0 ? 1 : 0;
}

/** A case is read when a capture needs it, and once for both. */
function readyOnce(path: string | undefined): () => ReadyCase | null {
  let ready: ReadyCase | null = null;
  return () => {
    if (path === undefined) return null;
    ready ??= readyCase(path);
    return ready;
  };
}
