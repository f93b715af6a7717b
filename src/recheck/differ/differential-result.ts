import type { ByteCount, Examination } from '../../judge/index.ts';
import type { Differed } from './differ.ts';

/** One of the runs: what was captured, and how much of it could be read. */
export interface DifferentialRun {
  readonly case: { readonly title: string | null; readonly sha256: string };
  readonly captures: readonly { readonly file: string; readonly sha256: string }[];
  readonly bytes: ByteCount;
  /** Of the identifiers in which the cases differ, how many this run is seen to have had; null where a case is lacking. */
  readonly identity: { readonly shown: number; readonly of: number } | null;
}

/** The whole result: `telltale: differential/1` of the interface contract. */
export interface Differential extends Differed {
  readonly telltale: 'differential/1';
  readonly tool: { readonly name: 'telltale'; readonly version: string };
  readonly runs: {
    readonly a: DifferentialRun;
    readonly b: DifferentialRun;
    readonly again: DifferentialRun | null;
    readonly varied: (DifferentialRun & { readonly identifier: string }) | null;
  };
}

export function differentialRun(
  { case: { title, sha256 }, captures, coverage }: Examination,
  identity: DifferentialRun['identity'],
): DifferentialRun {
  return {
    case: { title, sha256 },
    captures: captures.map((capture) => ({ file: capture.file, sha256: capture.sha256 })),
    bytes: coverage.bytes,
    identity,
  };
}
