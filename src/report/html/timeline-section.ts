import type { ExaminedPhase } from '../../judge/index.ts';
import { momentText } from '../story/place-text.ts';
import { statesText } from '../story/states.ts';
import type { Story } from '../story/story.ts';
import { type Line, type Stretch, TIMELINE_WIDTH, type Timeline, timelineOf } from '../story/timeline.ts';
import type { Words } from '../words/index.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { worded } from '../words/worded.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** Units for the names of rows, and of one row. */
const NAMES = 270;
const ROW = 26;
const TOP = 74;

/** Characters of a row's name that fit beside it; the table has all of it. */
const LONGEST_NAME = 28;

/** Phases that the table has rows for. */
const MOST_PHASES = 60;

/** Steps and identifiers that one row of the table names. */
const MOST_NAMED = 12;

/** When what was told, as a picture and as a table that says the same. */
export function timelineSection(story: Story): Markup | null {
  const { words, examination } = story;
  const timeline = timelineOf(story);
  if (timeline === null && examination.phases.length === 0) return null;
  return html`<section id="timeline" aria-labelledby="h-timeline">
<h2 id="h-timeline">${words.sections.timeline} <span class="reader">${words.readers.engineer}</span></h2>
${timeline === null ? null : picture(timeline, words)}
${same(story)}
</section>
`;
}

function picture({ stretches, steps, lines, linesLeft, marks }: Timeline, words: Words): Markup {
  const height = TOP + ROW * lines.length + 10;
  return html`<p>${words.timeline.intro}</p>
<figure class="scroll" role="region" tabindex="0" aria-label="${words.sections.timeline}"><svg class="wide" viewBox="0 0 ${NAMES + TIMELINE_WIDTH + 10} ${height}" role="img" aria-label="${words.timeline.label(marks, lines.length + linesLeft)}">
${stretches.map((stretch) => band(stretch, height))}
${steps.map((x) => html`<line class="step" x1="${NAMES + x}" x2="${NAMES + x}" y1="${TOP - 22}" y2="${TOP - 10}"/>`)}
${lines.map((line, i) => row(line, TOP + ROW * i + ROW / 2, words))}
</svg></figure>
${linesLeft === 0 ? null : html`<p class="dim">${words.more(linesLeft)}</p>`}`;
}

function band({ phase, from, to, x, width }: Stretch, height: number): Markup {
  const [start, end] = [from, to].map((moment) => momentText(new Date(moment).toISOString()));
  // What does not fit its phase would run into the next one.
  const fits = (text: string) =>
    text.length * 8.2 < width ? text : `${text.slice(0, Math.max(1, Math.floor(width / 8.2) - 1))}…`;
  return html`<rect class="band" x="${NAMES + x}" y="2" width="${width.toFixed(1)}" height="${height - 4}"/>
<text x="${NAMES + x + 5}" y="20">${fits(phase?.id ?? '')}</text><text x="${NAMES + x + 5}" y="40">${fits(`${start} – ${end?.slice(0, 10) === start?.slice(0, 10) ? end?.slice(11) : end}`)}</text>
`;
}

function row({ identifier: { kind, id }, marks }: Line, y: number, { kinds }: Words): Markup {
  const name = `${worded(kinds, kind)} (${id})`;
  return html`<line class="row" x1="${NAMES}" x2="${NAMES + TIMELINE_WIDTH}" y1="${y}" y2="${y}"/>
<text x="${NAMES - 8}" y="${y + 5}" text-anchor="end">${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}</text>
${marks.map(
  ({ x, times, transport }) =>
    html`<circle class="mark ${transport}" cx="${NAMES + x}" cy="${y}" r="${Math.min(10, 4 + Math.log2(times)).toFixed(1)}"/>`,
)}
`;
}

function same({ examination, tellings, words }: Story): Markup | null {
  const { phases } = examination;
  if (phases.length === 0) return null;
  const { columns } = words;
  const named = (names: readonly string[]) => namedUpTo(names, MOST_NAMED, words) || words.none;
  const toldIn = ({ id }: ExaminedPhase) => {
    const counts = new Map<string, number>();
    for (const { identifier, phase, sightings } of tellings)
      if (phase === id) counts.set(identifier, (counts.get(identifier) ?? 0) + sightings.length);
    return named([...counts].map(([identifier, times]) => `${identifier} ${words.times(times)}`));
  };
  const whole = table({
    caption: words.timeline.same,
    heads: [
      columns.phase,
      columns.from,
      columns.to,
      columns.firmware,
      columns.consent,
      columns.steps,
      columns.told,
    ],
    rows: phases
      .slice(0, MOST_PHASES)
      .map((phase) => [
        phase.id,
        momentText(phase.from),
        momentText(phase.to),
        phase.build ?? words.unknown,
        statesText(phase, examination, words),
        named(phase.steps.map(({ id, times }) => `${id} ${words.times(times)}`)),
        toldIn(phase),
      ]),
  });
  const left = phases.length - MOST_PHASES;
  return left > 0 ? html`${whole}<p class="dim">${words.more(left)}</p>` : whole;
}
