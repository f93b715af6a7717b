import type { Story } from '../story/story.ts';
import { worded } from '../words/worded.ts';
import { sentence } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** Guesses that are shown, the surest ones. */
const MOST_ROWS = 60;

/** Hosts that one row names. */
const MOST_HOSTS = 4;

/** What looks like identifiers and proves nothing; null where nobody asked. */
export function guessesSection({
  examination: { guesses, destinations },
  words,
  reveal,
}: Story): Markup | null {
  if (guesses === undefined || guesses.length === 0) return null;
  const hosts = new Map(destinations.map(({ id, host }) => [id, host.value]));
  const { columns } = words;
  return html`<section id="guesses" aria-labelledby="h-guesses">
<h2 id="h-guesses">${words.sections.guesses} <span class="reader">${words.readers.engineer}</span></h2>
<p>${words.guesses.intro}</p>
${table({
  caption: words.sections.guesses,
  hidesCaption: true,
  heads: [columns.looksLike, columns.confidence, columns.toWhom, columns.why],
  rows: guesses.slice(0, MOST_ROWS).map((guess) => {
    const named = [...new Set(guess.destinations.map((id) => hosts.get(id) ?? words.unknown))];
    const shown = named.slice(0, MOST_HOSTS).join(', ');
    return [
      `${worded(words.kinds, guess.kind)} ${(reveal ? guess.value : undefined) ?? guess.masked}`,
      guess.confidence,
      words.guesses.where(
        words.times(guess.requests),
        words.times(guess.responses),
        named.length > MOST_HOSTS ? `${shown} ${words.more(named.length - MOST_HOSTS)}` : shown,
      ),
      sentence(guess.because, words),
    ];
  }),
})}
${guesses.length > MOST_ROWS ? html`<p class="dim">${words.guesses.left(words.number(guesses.length - MOST_ROWS))}</p>` : null}
</section>
`;
}
