import type { Rule } from '../../src/judge/index.ts';
import type { EvidenceGiven } from '../../src/judge/testing/index.ts';

/** An evidence, as far as it differs from the plainest one, and what the rule says of it; a test runs it. */
export interface RuleExample {
  /** Begins the example's section where a page has more than one. */
  readonly title?: string;
  readonly given: EvidenceGiven;
  /** Outcome, level and sentence of each finding; empty: the rule says nothing. */
  readonly says: readonly string[];
}

/** What the page of a rule says besides what the rule itself does. */
export interface RuleRow {
  readonly rule: Rule;
  /** What it asks and why it matters: plain sentences. */
  readonly about: string;
  /** When it speaks, in Markdown. */
  readonly speaks: string;
  /** What it cannot see, each a sentence. */
  readonly unseen: readonly string[];
  readonly examples: readonly [RuleExample, ...RuleExample[]];
}
