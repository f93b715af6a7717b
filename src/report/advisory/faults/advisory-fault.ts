import type { Micros } from '../../../base/index.ts';
import type { AdvisoryFile } from '../../../case/index.ts';
import type { Examination } from '../../../judge/index.ts';
import type { AdvisoryIssue } from '../issue.ts';
import type { Product } from '../product.ts';
import type { Remedy } from '../remedies.ts';
import type { AdvisoryTest } from '../test-of.ts';

/** What an advisory would be made of, before anything is made. */
export interface AdvisoryDraft {
  readonly examinations: readonly Examination[];
  readonly file: AdvisoryFile;
  readonly at: Micros;
}

/** The same with what was worked out of it; only where the faults of the draft are none. */
export interface WorkedDraft extends AdvisoryDraft {
  readonly tests: readonly AdvisoryTest[];
  readonly products: readonly Product[];
  readonly issues: readonly (AdvisoryIssue & { readonly remedies: readonly Remedy[] })[];
}

/** One fault that an advisory of 2014 had, and that none of ours can have: a file of its own and a line in the list. */
export interface AdvisoryFault {
  /** Kebab-case, stable. */
  readonly id: string;
  /** From 1 to 8, in the order of the case of 2014. */
  readonly number: number;
  readonly title: string;
  /** What the advisory of 2014 said. */
  readonly in2014: string;
  /** What is refused, and what makes it impossible elsewhere. */
  readonly refused: string;
  /** Sentences: what is wrong, and what to do; none where nothing is. */
  readonly inDraft?: (draft: AdvisoryDraft) => string[];
  readonly inWorked?: (draft: WorkedDraft) => string[];
}
