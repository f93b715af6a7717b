import { type Journey, journeysOf } from '../story/journey.ts';
import { countryName } from '../story/place-text.ts';
import type { Story } from '../story/story.ts';
import type { Words } from '../words/index.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { countryPoint } from './map/country-point.ts';
import { land, mapHeight, mapWidth } from './map/outline.ts';
import { html, Markup } from './markup.ts';
import { table } from './table.ts';

/** Hosts and identifiers that one row names. */
const MOST_NAMED = 12;

/** Where what was told went, as a map and as a table that says the same. */
export function mapSection(story: Story): Markup | null {
  const { words, examination } = story;
  const { journeys, placeless } = journeysOf(story);
  if (journeys.length === 0 && placeless.length === 0) return null;
  const home = examination.case.vantage.egressCountry ?? null;
  const offMap = journeys.filter(({ country }) => countryPoint(country) === null);
  const { map } = words;
  return html`<section id="map" aria-labelledby="h-map">
<h2 id="h-map">${words.sections.map} <span class="reader">${words.readers.engineer}</span></h2>
${journeys.length === 0 ? html`<p>${map.noCountry}</p>` : picture(journeys, home, words)}
${offMap.length === 0 ? null : html`<p>${map.offMap(offMap.map(({ country }) => countryName(country, words)).join(', '))}</p>`}
${same(journeys, placeless, words)}
</section>
`;
}

function picture(journeys: readonly Journey[], home: string | null, words: Words): Markup {
  const { map } = words;
  const start = home === null ? null : countryPoint(home);
  // The gravest are drawn last, so that nothing lies over them.
  const drawn = journeys.toReversed();
  return html`<p>${map.intro} ${start === null ? map.noPhone : map.phone(countryName(home ?? '', words))}</p>
<figure class="scroll" role="region" tabindex="0" aria-label="${words.sections.map}"><svg class="wide" viewBox="0 0 ${mapWidth} ${mapHeight}" role="img" aria-label="${map.label(journeys.length)}">
<rect class="sea" width="${mapWidth}" height="${mapHeight}"/><path class="land" d="${new Markup(land)}"/>
${drawn.map((journey) => (start === null ? null : arcs(start, journey)))}
${start === null ? null : html`<rect class="phone" x="${start[0] - 11}" y="${start[1] - 11}" width="22" height="22"/>`}
${drawn.map((journey) => point(journey, words))}
</svg></figure>
`;
}

function arcs(from: readonly [number, number], { country, isPlain, isTls, times }: Journey): Markup | null {
  const to = countryPoint(country);
  if (to === null) return null;
  const ways = [...(isTls ? ['tls'] : []), ...(isPlain ? ['plain'] : [])];
  const width = Math.min(12, 4 + Math.log2(times)).toFixed(1);
  return html`${ways.map((way, i) => html`<path class="arc ${way}" stroke-width="${width}" d="${arcPath(from, to, i)}"/>`)}`;
}

/** Raised over the line from point to point; a second one between the same points is raised further. */
function arcPath(
  [x, y]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  nth: number,
): string {
  const distance = Math.hypot(toX - x, toY - y);
  // What stays in the country of the phone goes round in a small loop.
  if (distance === 0) return `M${x} ${y}c-70 -${90 + 30 * nth} 70 -${90 + 30 * nth} 0 0`;
  const lift = distance * (0.22 + 0.14 * nth);
  return `M${x} ${y}Q${Math.round((x + toX) / 2)} ${Math.round((y + toY) / 2 - lift)} ${toX} ${toY}`;
}

function point({ country, identifiers }: Journey, { number }: Words): Markup | null {
  const at = countryPoint(country);
  if (at === null) return null;
  const [x, y] = at;
  const isEast = x > mapWidth - 150;
  return html`<circle class="dot" cx="${x}" cy="${y}" r="9"/><text class="label" x="${x + (isEast ? -16 : 16)}" y="${y + 9}" text-anchor="${isEast ? 'end' : 'start'}">${country} · ${number(identifiers.length)}</text>
`;
}

function same(journeys: readonly Journey[], placeless: readonly string[], words: Words): Markup {
  const { columns } = words;
  const named = (names: readonly string[]) => namedUpTo(names, MOST_NAMED, words);
  return table({
    caption: words.timeline.same,
    heads: [
      columns.country,
      columns.table,
      columns.hosts,
      columns.identifiers,
      columns.onTheWay,
      columns.times,
    ],
    numbers: [5],
    rows: [
      ...journeys.map(({ country, tables, hosts, identifiers, isPlain, isTls, times }) => [
        countryName(country, words),
        tables.map(({ table: name, date }) => words.place.by(name, date)).join('; '),
        named(hosts),
        named(identifiers),
        [...(isPlain ? [words.transports.plain] : []), ...(isTls ? [words.transports.tls] : [])].join('; '),
        words.times(times),
      ]),
      ...(placeless.length === 0 ? [] : [[words.unknown, words.place.unknown, named(placeless), '', '', '']]),
    ],
  });
}
