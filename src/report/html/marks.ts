import type { Level, Verdict } from '../../judge/index.ts';
import type { Gravity } from '../story/gravity.ts';
import type { Words } from '../words/index.ts';
import { worded } from '../words/worded.ts';
import { html, type Markup } from './markup.ts';

/** A shape beside each word: a colour alone tells nothing to many. */
const SHAPES = { error: '■', warning: '▲', review: '◆', waived: '◇', note: '●' } as const satisfies Record<
  Level | Gravity,
  string
>;

const VERDICT_SHAPES = {
  upheld: '✓',
  refuted: '✗',
  partly: '◐',
  'not-tested': '–',
  untestable: '–',
} as const satisfies Record<Verdict, string>;

export function gravityWord(gravity: Gravity, { gravities }: Words): Markup {
  return html`<span class="word ${gravity}"><span aria-hidden="true">${SHAPES[gravity]} </span>${gravities[gravity]}</span>`;
}

export function verdictWord(verdict: Verdict, { claims }: Words): Markup {
  return html`<span class="word ${verdict}"><span aria-hidden="true">${VERDICT_SHAPES[verdict]} </span>${claims.verdicts[verdict]}</span>`;
}

/** A sentence that judging made: English in every report, and marked so for who hears it read. */
export function sentence(text: string, { language }: Words): Markup {
  return language === 'en' ? html`${text}` : html`<span lang="en">${text}</span>`;
}

/** An identifier by its kind and its name in the case. */
export function identifierText(kind: string, id: string, { kinds }: Words): Markup {
  return html`${worded(kinds, kind)} <span class="id mono">${id}</span>`;
}
