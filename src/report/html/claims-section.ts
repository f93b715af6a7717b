import type { ClaimVerdict } from '../../judge/index.ts';
import { claimAxes } from '../story/claim-axes.ts';
import type { Story } from '../story/story.ts';
import type { Words } from '../words/index.ts';
import { sentence, verdictWord } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** What was claimed, with three questions kept apart: true, agreed to, secured. */
export function claimsSection({ examination: { claims }, words }: Story): Markup {
  const { columns } = words;
  return html`<section id="claims" aria-labelledby="h-claims">
<h2 id="h-claims">${words.sections.claims} <span class="reader">${words.readers.vendor}</span></h2>
${
  claims.length === 0
    ? html`<p>${words.claims.none}</p>`
    : html`<p>${words.claims.intro}</p>
${table({
  caption: words.sections.claims,
  hidesCaption: true,
  heads: [columns.claim, columns.truth, columns.agreed, columns.secured],
  rows: claims.map((claim) => [
    said(claim, words),
    verdictWord(claim.verdict, words),
    ...claimAxes(claim, words),
  ]),
})}
${claims.map((claim, i) => reasons(claim, i, words))}`
}
</section>
`;
}

function said({ id, text, isQuote, said: { by, when } }: ClaimVerdict, words: Words): Markup {
  return html`${sentence(isQuote ? `“${text}”` : text, words)} <span class="id">${by}, ${when} · <span class="mono">${id}</span></span>`;
}

function reasons(claim: ClaimVerdict, index: number, words: Words): Markup {
  const { claims } = words;
  const parts = claim.parts.filter(({ title }) => title !== null);
  // What is said of each part by itself need not stand above them once more.
  const isTold = parts.length > 1 && parts.every(({ because }) => claim.because.includes(because));
  const told = parts.length < 2 ? [] : parts.map(({ because }) => because.replace(/\.$/, ''));
  const lacks = claim.missing.filter((lack) => !told.includes(lack.replace(/\.$/, '')));
  return html`<details class="printed" id="claim-${index + 1}"><summary>${verdictWord(claim.verdict, words)} ${claim.id}</summary>
${isTold ? null : html`<p>${sentence(claim.because, words)}</p>`}
<p class="dim">${lookedAt(claim, words)} ${claims.where(claim.said.where)}</p>
${missing(lacks, words)}
${
  parts.length < 2
    ? null
    : html`<p>${claims.parts}</p><ul>${parts.map(
        (
          part,
        ) => html`<li>${verdictWord(part.verdict, words)} ${sentence(`${part.title}: ${part.because}`, words)}</li>
`,
      )}</ul>`
}
</details>
`;
}

function missing(lacks: readonly string[], words: Words): Markup | null {
  if (lacks.length === 0) return null;
  return html`<p>${words.claims.missing}:</p><ul>${lacks.map(
    (lack) => html`<li>${sentence(/[.!?]$/.test(lack) ? lack : `${lack}.`, words)}</li>
`,
  )}</ul>`;
}

function lookedAt({ coverage: { phases, watchedSeconds } }: ClaimVerdict, { claims, listed }: Words): string {
  if (phases.length === 0) return claims.lookedNowhere;
  return claims.looked(claims.minutes(Math.round(watchedSeconds / 60)), listed(phases));
}
