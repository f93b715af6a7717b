import { parse } from 'yaml';
import { checkClaims } from '../../src/case/index.ts';
import { judgeClaims, type Verdict } from '../../src/judge/index.ts';
import { type EvidenceGiven, evidenceWith } from '../../src/judge/testing/index.ts';

/** A claim, an evidence as far as it differs from the plainest one, and what becomes of it; a test runs it. */
export interface ClaimExample {
  /** Begins the example's section where a page has more than one. */
  readonly title?: string;
  /** Lines of YAML: what a claim says besides its id, its text and who said it. */
  readonly claim: readonly string[];
  readonly given: EvidenceGiven;
  readonly verdict: Verdict;
  readonly because: string;
}

/** What a page says besides its examples. */
export interface ClaimRow {
  readonly name: string;
  readonly title: string;
  /** Markdown. */
  readonly about: string;
  /** What it cannot say, each a sentence. */
  readonly unseen: readonly string[];
  readonly examples: readonly [ClaimExample, ...ClaimExample[]];
}

/** What the tool makes of an example. */
export function verdictOf({ claim, given }: ClaimExample): {
  readonly verdict: Verdict;
  readonly because: string;
} {
  const said = { by: 'A vendor', when: '2014-08-10', where: 'a statement' };
  const written = { id: 'example', said, paraphrase: 'What was said', ...parse(claim.join('\n')) };
  const [judged] = judgeClaims(checkClaims([written], 'the example'), evidenceWith(given), []);
  if (judged === undefined) throw new RangeError('an example has no claim');
  return { verdict: judged.verdict, because: judged.because };
}
