import type { Kind } from '../../case/index.ts';
import type { Axis, Finding } from '../../judge/index.ts';
import type { Place } from './place.ts';
import type { Severity } from './severity.ts';
import type { AdvisoryTest } from './test-of.ts';

/** What is said of a product in the words of CSAF 2.0 §3.2.3.9. */
export type ProductStatus = 'known_affected' | 'under_investigation' | 'fixed' | 'known_not_affected';

export interface IssueStatus {
  /** Id of the product. */
  readonly product: string;
  readonly status: ProductStatus;
  /** Sentences: what the status rests on. */
  readonly because: readonly string[];
}

/** One thing that was told, somewhere, as a statement tells it: all its sightings under one issue. */
export interface IssueTold {
  readonly test: string;
  readonly product: string | null;
  readonly identifier: string;
  readonly kind: Kind;
  readonly direction: 'request' | 'response';
  readonly host: string;
  readonly places: readonly Place[];
  /** Where no table with a date places it. */
  readonly unplaced: string | null;
  readonly owner: string | null;
  readonly party: 'first' | 'third' | 'unknown';
  readonly transport: 'plain' | 'tls';
  readonly stood: string;
  readonly steps: readonly string[];
  readonly times: number;
}

/** What one rule forbids and these tests have shown: one vulnerability of CSAF. */
export interface AdvisoryIssue {
  /** `ISS-1` …, the gravest first. */
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly axis: Axis | null;
  readonly cwe: string | null;
  readonly severity: Severity;
  readonly findings: readonly { readonly test: AdvisoryTest; readonly finding: Finding }[];
  readonly told: readonly IssueTold[];
  /** One for each product. */
  readonly statuses: readonly IssueStatus[];
}

export function productsWith({ statuses }: Pick<AdvisoryIssue, 'statuses'>, status: ProductStatus): string[] {
  return statuses.filter((each) => each.status === status).map(({ product }) => product);
}

/** Findings that say that something is wrong; what has to be looked at by a person is told apart. */
export function isFault({ outcome, level }: Finding): boolean {
  return outcome === 'fail' && level !== 'note';
}
