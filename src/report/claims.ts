import type { ClaimVerdict, Examination, Verdict } from '../judge/index.ts';
import { count } from './amount.ts';
import { printable } from './printable.ts';
import { wrap } from './table.ts';

/** The longest of the words and two spaces. */
const INDENT = 12;

/** How a report says a verdict. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  upheld: 'upheld',
  refuted: 'refuted',
  partly: 'partly',
  'not-tested': 'not tested',
  untestable: 'untestable',
};

export interface ClaimLines {
  readonly verdict: Verdict;
  readonly lines: readonly string[];
}

/**
 * A block of lines for each claim: the verdict, what was said and by whom, why the verdict is what it is, and what was
 * agreed to and secured of what the claim is about, which are questions of their own.
 */
export function claimLines({ claims }: Examination, width: number): ClaimLines[] {
  return claims.map((claim) => {
    const { id, verdict, said, text, isQuote, because } = claim;
    const words = isQuote ? `“${text}”` : text;
    const head = `${id}: ${words} (${said.by}, ${said.when})`;
    const sentences = [head, because, axesText(claim)].filter((sentence) => sentence !== '');
    const body = sentences.flatMap((sentence) => wrap(printable(sentence), width - INDENT));
    return {
      verdict,
      lines: body.map((line, i) => `${(i === 0 ? VERDICTS[verdict] : '').padEnd(INDENT)}${line}`),
    };
  });
}

/** `Agreed to: 0 of 21 sightings. Secured in transit: 0 of 21.`; empty where nothing of it was seen. */
function axesText({ agreedTo: { yes, no, unknown }, securedInTransit }: ClaimVerdict): string {
  const all = yes + no + unknown;
  if (all === 0) return '';
  const open = unknown === 0 ? '' : ` (of ${unknown} nobody knows)`;
  return `Agreed to: ${yes} of ${count(all, 'sighting')}${open}. Secured in transit: ${securedInTransit.yes} of ${all}.`;
}
