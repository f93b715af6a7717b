import type { ExaminedPhase } from '../../judge/index.ts';
import { type Cell, matrixOf, type Way } from '../story/matrix.ts';
import { placesText } from '../story/place-text.ts';
import { statesText } from '../story/states.ts';
import type { Story } from '../story/story.ts';
import { unseenOf } from '../story/unseen.ts';
import type { Words } from '../words/index.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { worded } from '../words/worded.ts';
import { gravityWord, identifierText } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** Identifiers that one sentence names. */
const MOST_NAMED = 60;

/** Identifiers × firmware and consent × destinations. */
export function matrixSection(story: Story): Markup | null {
  const { words } = story;
  const { phases, phasesLeft, rows, rowsLeft, ways, quiet } = matrixOf(story);
  if (rows.length === 0 && quiet.length === 0) return null;
  const left = phasesLeft + rowsLeft;
  const quietNames = quiet.map(({ kind, id }) => `${worded(words.kinds, kind)} (${id})`);
  return html`<section id="matrix" aria-labelledby="h-matrix">
<h2 id="h-matrix">${words.sections.matrix} <span class="reader">${words.readers.engineer}</span></h2>
<p>${words.matrix.intro}</p>
${
  rows.length === 0
    ? null
    : table({
        caption: words.sections.matrix,
        hidesCaption: true,
        scrolls: true,
        heads: [words.columns.identifier, ...phases.map((phase) => headOf(phase, story))],
        rows: rows.map(({ identifier: { kind, id }, cells }) => [
          identifierText(kind, id, words),
          ...cells.map((cell) => cellOf(cell, words)),
        ]),
      })
}
${left === 0 ? null : html`<p class="dim">${words.more(left)}</p>`}
<h3>${words.matrix.key}</h3>
<dl class="key">${ways.map(
    (way) => html`<dt>${way.letter}</dt><dd>${wayText(way, words)}</dd>
`,
  )}</dl>
<p class="dim">${words.matrix.keyAbsent}</p>
${quiet.length === 0 ? null : html`<p>${words.matrix.quiet(namedUpTo(quietNames, MOST_NAMED, words))} <span class="dim">${unseenOf(story).bound}</span></p>`}
</section>
`;
}

function headOf(phase: ExaminedPhase | null, { examination, words }: Story): string {
  if (phase === null) return words.matrix.noPhase;
  const parts = [
    phase.id,
    ...(phase.control ? [words.matrix.control] : []),
    phase.build ?? words.unknown,
    statesText(phase, examination, words),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function cellOf(cell: Cell, words: Words): Markup {
  if (cell.kind !== 'told') return html`<span class="dim">${words.matrix[cell.kind]}</span>`;
  return html`${cell.ways.map(
    ({ way, times }) =>
      html`<b>${way.letter}</b> ${words.times(times)} <span class="vh">${way.destination?.host.value ?? words.unknown}</span> `,
  )}${cell.waysLeft === 0 ? null : html`+ ${words.matrix.otherWays(cell.waysLeft)}`}<br>${gravityWord(cell.gravity, words)}`;
}

export function wayText(
  { destination, places, transport, protection, direction }: Way,
  words: Words,
): string {
  return [
    ...(direction === 'response' ? [words.directions.response] : []),
    destination?.host.value ?? words.unknown,
    placesText(places, words),
    transport === 'plain' ? words.transports.plain.replace(/^.*: /, '') : 'TLS',
    words.protections[protection],
  ].join(' · ');
}
