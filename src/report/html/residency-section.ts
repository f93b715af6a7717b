import { wentWhere } from '../../judge/index.ts';
import { countryName } from '../story/place-text.ts';
import type { Story } from '../story/story.ts';
import { sentence, verdictWord } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** Rows of verdicts by service, market and month. */
const MOST_ROWS = 60;

/** Where the traffic went, month by month, beside what was promised; null where nothing was and one month is all. */
export function residencySection({ examination, words }: Story): Markup | null {
  // A country is not told without the table that says so.
  if (examination.tables.length === 0) return null;
  const promised = examination.claims.flatMap(({ id, parts }) =>
    parts.flatMap(({ residency = [] }) => residency.map((row) => ({ claim: id, ...row }))),
  );
  const services = [...new Set(promised.map(({ service }) => service))];
  const months = wentWhere(examination, services.length === 0 ? undefined : services);
  const seen = promised.filter(({ month }) => month !== null);
  if (months.length === 0 || (months.length === 1 && seen.length === 0)) return null;
  const { columns } = words;
  const tables = examination.tables.map(({ name, date }) => words.place.by(name, date)).join('; ');
  return html`<section id="residency" aria-labelledby="h-residency">
<h2 id="h-residency">${words.sections.residency} <span class="reader">${words.readers.engineer}</span></h2>
${table({
  caption: `${words.sections.residency}, ${tables}`,
  heads: [columns.month, columns.country, columns.bytes, '%', columns.identifiers],
  numbers: [2, 3, 4],
  rows: months.flatMap(({ month, places }) => {
    const whole = places.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return places.map(({ place, byteLength, identifiers }) => [
      month,
      countryName(place, words),
      words.bytes(byteLength),
      words.share(byteLength, whole),
      words.number(identifiers.length),
    ]);
  }),
})}
${
  seen.length === 0
    ? null
    : table({
        caption: words.sections.claims,
        heads: [columns.service, columns.month, columns.verdict, columns.why],
        rows: seen
          .slice(0, MOST_ROWS)
          .map(({ service, market, month, verdict, because, by }) => [
            `${service} (${countryName(market, words)})`,
            `${month}${by === null ? '' : `, ${words.claims.by(by)}`}`,
            verdictWord(verdict, words),
            sentence(because, words),
          ]),
      })
}
${seen.length > MOST_ROWS ? html`<p class="dim">${words.more(seen.length - MOST_ROWS)}</p>` : null}
</section>
`;
}
