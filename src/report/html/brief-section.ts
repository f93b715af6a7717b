import { type Brief, type BriefRow, briefOf } from '../story/brief.ts';
import { conditionsText } from '../story/conditions.ts';
import type { Place } from '../story/place.ts';
import { countryName, momentText, placeText } from '../story/place-text.ts';
import type { Story } from '../story/story.ts';
import type { Words } from '../words/index.ts';
import { worded } from '../words/worded.ts';
import { gravityWord } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** The first page, which stands alone: for who decides. */
export function briefSection(story: Story): Markup {
  const { words } = story;
  const brief = briefOf(story);
  return html`<section class="first" id="summary" aria-labelledby="h-summary">
<h2 id="h-summary">${words.sections.summary} <span class="reader">${words.readers.commander}</span></h2>
${facts(story)}
<p class="status ${brief.status}">${words.status[brief.status]}</p>
<p>${brief.lead.join(' ')}</p>
${told(brief, words)}
${brief.tried === null ? null : html`<p>${brief.tried}</p>`}
<div class="cols"><div><h3>${words.doTitle}</h3><ul>${brief.advice.map(item)}</ul></div>
<div><h3>${words.sureTitle}</h3><ul>${brief.sure.map(item)}</ul></div></div>
</section>
`;
}

function item(text: string): Markup {
  return html`<li>${text}</li>
`;
}

function facts(story: Story): Markup {
  const { examination, words } = story;
  const { device, vantage, controller } = examination.case;
  const { captures, phases } = examination;
  const phone = [device.vendor, device.model].filter((word) => word).join(' ') || words.unknown;
  const market = device.market ? `, ${words.facts.market(countryName(device.market, words))}` : '';
  const builds = [...new Set([...phases.map(({ build }) => build), device.build].filter((build) => build))];
  const froms = captures.flatMap(({ from }) => (from === null ? [] : [from])).sort();
  const tos = captures.flatMap(({ to }) => (to === null ? [] : [to])).sort();
  const from = froms[0];
  const to = tos.at(-1);
  const conditions = conditionsText(story);
  const rows: [string, string][] = [
    [words.facts.device, `${phone}${market}`],
    [words.facts.builds, builds.length === 0 ? words.unknown : builds.join(', ')],
    [
      words.facts.watched,
      from === undefined || to === undefined
        ? words.unknown
        : words.facts.from(momentText(from), momentText(to)),
    ],
    [
      words.facts.vantage,
      vantage.egressCountry ? countryName(vantage.egressCountry, words) : words.nobodySays,
    ],
    ...(controller.name ? [[words.facts.controller, controller.name] as [string, string]] : []),
  ];
  const long =
    conditions === null
      ? null
      : html`<dt class="long">${words.facts.conditions}</dt><dd class="long">${conditions}</dd>
`;
  return html`<dl class="facts">${rows.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`,
  )}${long}</dl>`;
}

function told({ rows, rowsLeft }: Brief, words: Words): Markup | null {
  if (rows.length === 0) return null;
  const { columns } = words;
  const notes = footnotesOf(
    rows.flatMap(({ places }) => places),
    words,
  );
  const whole = table({
    caption: words.sections.summary,
    hidesCaption: true,
    heads: [columns.what, columns.toWhom, columns.where, columns.agreed, columns.onTheWay, columns.gravity],
    rows: rows.map((row) => cellsOf(row, notes, words)),
  });
  return html`${whole}${notes.map(
    (note, i) => html`<p class="dim"><sup>${i + 1}</sup> ${note}</p>
`,
  )}${rowsLeft === 0 ? null : html`<p class="dim">${words.rest(rowsLeft)}</p>`}`;
}

function cellsOf(row: BriefRow, notes: readonly string[], words: Words): (string | Markup)[] {
  const { whats, host, party, places, agreements, transport, gravity, rule } = row;
  return [
    whats,
    html`${host} <span class="id">${worded(words.parties, party)}</span>`,
    html`${places.length > 1 ? `${words.place.differ}: ` : ''}${places.map((place, i) => html`${i === 0 ? '' : '; '}${placeWithNote(place, notes, words)}`)}`,
    agreements.map((agreement) => words.agreed[agreement]).join(', '),
    words.transports[transport],
    html`${gravityWord(gravity, words)}${rule === null ? null : html`<span class="id">${worded(words.rules, rule)}</span>`}`,
  ];
}

/** By whom a country is told, once each: with the table's name in every row the page would be two. */
function footnotesOf(places: readonly Place[], { place: { by } }: Words): string[] {
  return [
    ...new Set(places.flatMap((place) => (place.kind === 'country' ? [by(place.table, place.date)] : []))),
  ];
}

function placeWithNote(place: Place, notes: readonly string[], words: Words): Markup {
  if (place.kind !== 'country') return html`${placeText(place, words)}`;
  const note = notes.indexOf(words.place.by(place.table, place.date)) + 1;
  return html`${countryName(place.country, words)}<sup>${note}</sup>`;
}
