import type { Story } from '../story/story.ts';
import { unseenOf } from '../story/unseen.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** Destinations whose coverage is listed. */
const MOST_ROWS = 40;

/** What was not seen with what that is worth, and how much could be read. */
export function unseenSection(story: Story): Markup {
  const { words, examination } = story;
  const { bound, groups, sentences } = unseenOf(story);
  const { identifiers, coverage, destinations } = examination;
  const hosts = new Map(destinations.map(({ id, host }) => [id, host.value]));
  const least = coverage.byDestination.toSorted((a, b) => b.opaque + b.missed - (a.opaque + a.missed));
  const { columns } = words;
  return html`<section id="unseen" aria-labelledby="h-unseen">
<h2 id="h-unseen">${words.sections.unseen} <span class="reader">${words.readers.engineer}</span></h2>
<p>${words.unseen.intro(bound)}</p>
${identifiers.length > 0 && groups.length === 0 ? html`<p>${words.unseen.none}</p>` : null}
<dl>${groups.map(
    ({ heading, names }) => html`<dt><strong>${heading}</strong></dt><dd>${names}</dd>
`,
  )}</dl>
<ul>${sentences.map(
    (each) => html`<li>${each}</li>
`,
  )}</ul>
${
  least.length === 0
    ? null
    : table({
        caption: words.columns.toWhom,
        hidesCaption: true,
        heads: [columns.toWhom, columns.bytes, columns.read, columns.opaque, columns.missed],
        numbers: [1, 2, 3, 4],
        rows: least
          .slice(0, MOST_ROWS)
          .map(({ destination, payload, read, opaque, missed }) => [
            hosts.get(destination) ?? words.unknown,
            words.bytes(payload),
            words.share(read, payload),
            words.share(opaque, payload),
            words.bytes(missed),
          ]),
      })
}
${least.length > MOST_ROWS ? html`<p class="dim">${words.more(least.length - MOST_ROWS)}</p>` : null}
</section>
`;
}
