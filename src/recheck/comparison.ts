import { type CoverageSummary, type Examination, watchedMicros } from '../judge/index.ts';
import { CHANGE_KINDS, type Change, type ChangeKind } from './change.ts';
import { compare } from './compare.ts';
import { type SameTest, sameTest } from './same-test.ts';

/** Which examination it was, so that a reader can find it again. */
export interface ComparedSide {
  readonly case: { readonly title: string | null; readonly sha256: string };
  readonly captures: readonly { readonly file: string; readonly sha256: string }[];
  readonly builds: readonly string[];
  readonly device: { readonly [Part in 'vendor' | 'model' | 'market']: string | null };
  /** Country that the phone was watched from. */
  readonly egressCountry: string | null;
  /** How much was in sight at all: what is not seen is bounded by it. */
  readonly coverage: Pick<CoverageSummary, 'bytes' | 'connections' | 'bearers'> & {
    /** How long the phases were watched, control arms left out. */
    readonly seconds: number;
  };
}

/** The whole result of a retest: `telltale: comparison/1` of the interface contract. */
export interface Comparison {
  readonly telltale: 'comparison/1';
  readonly tool: { readonly name: 'telltale'; readonly version: string };
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly sameTest: SameTest;
  readonly counts: { readonly [Kind in ChangeKind]: number };
  readonly changes: readonly Change[];
}

export function comparisonOf(before: Examination, after: Examination, tool: Comparison['tool']): Comparison {
  const changes = compare(before, after);
  const counts = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]),
  ) as Comparison['counts'];
  return {
    telltale: 'comparison/1',
    tool,
    before: sideOf(before),
    after: sideOf(after),
    sameTest: sameTest(before, after),
    counts,
    changes,
  };
}

function sideOf(examination: Examination): ComparedSide {
  const { captures, phases, coverage } = examination;
  const { title, sha256, device, vantage } = examination.case;
  const watched = phases.filter(({ control }) => !control);
  return {
    case: { title, sha256 },
    captures: captures.map((capture) => ({ file: capture.file, sha256: capture.sha256 })),
    builds: [...new Set(phases.flatMap(({ build }) => (typeof build === 'string' ? [build] : [])))].sort(),
    device: {
      vendor: device?.vendor ?? null,
      model: device?.model ?? null,
      market: device?.market ?? null,
    },
    egressCountry: vantage?.egressCountry ?? null,
    coverage: {
      bytes: coverage.bytes,
      connections: coverage.connections,
      bearers: coverage.bearers,
      seconds: Math.round(watchedMicros(watched, examination) / 1_000_000),
    },
  };
}
