import { claimAxes } from '../story/claim-axes.ts';
import type { Story } from '../story/story.ts';
import { code, md, rows } from './mark.ts';

/** Claims with three questions kept apart, and why each verdict is what it is. */
export function claimLines({ examination: { claims }, words }: Story): string[] {
  if (claims.length === 0) return [];
  const { columns } = words;
  return [
    `## ${words.sections.claims}`,
    '',
    words.claims.intro,
    '',
    ...rows(
      [columns.claim, columns.truth, columns.agreed, columns.secured],
      claims.map((claim) => [
        md`${code(claim.id)} ${claim.isQuote ? `“${claim.text}”` : claim.text} (${claim.said.by}, ${claim.said.when})`,
        words.claims.verdicts[claim.verdict],
        ...claimAxes(claim, words),
      ]),
    ),
    '',
    ...claims.map(
      ({ id, verdict, because }) => md`- ${code(id)}, ${words.claims.verdicts[verdict]}: ${because}`.text,
    ),
  ];
}
