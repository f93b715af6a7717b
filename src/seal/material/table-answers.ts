import * as v from 'valibot';
import type { Destination, GeoTable, TableReference } from '../../enrich/index.ts';

const answer = v.object({
  country: v.optional(v.string()),
  region: v.optional(v.object({ id: v.string(), title: v.string(), country: v.string() })),
  network: v.optional(v.object({ asn: v.number(), organisation: v.nullable(v.string()) })),
  edge: v.optional(v.string()),
});

type Answer = v.InferOutput<typeof answer>;

/** What a table said of the addresses that an examination names: enough to come to the same places without the table. */
export const answersSchema = v.object({
  telltale: v.literal('table-answers/1'),
  name: v.string(),
  date: v.string(),
  sha256: v.string(),
  answers: v.record(v.string(), answer),
});

export type TableAnswers = v.InferOutput<typeof answersSchema>;

/** As the examination repeats them. */
export function answersOf(
  { name, date, sha256 }: TableReference,
  destinations: readonly Destination[],
): TableAnswers {
  const answers = new Map<string, Answer>();
  const say = (address: string | null, more: Answer) => {
    if (address !== null) answers.set(address, { ...answers.get(address), ...more });
  };
  for (const { countries, regions = [], networks = [], edges = [] } of destinations) {
    for (const { address, value, table } of countries) if (table === name) say(address, { country: value });
    for (const { address, value, table } of regions)
      if (table === name)
        say(address, { region: { id: value.id, title: value.title, country: value.country } });
    for (const { address, value, organisation, table } of networks)
      if (table === name) say(address, { network: { asn: value, organisation } });
    for (const { address, value, table, basis } of edges)
      if (table === name && basis === 'published-ranges') say(address, { edge: value });
  }
  const sorted = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
  return { telltale: 'table-answers/1', name, date, sha256, answers: Object.fromEntries(sorted) };
}

/** A table that knows these addresses and no others. */
export function tableOfAnswers({ name, date, sha256, answers }: TableAnswers): GeoTable {
  const known = new Map(Object.entries(answers));
  return {
    name,
    date,
    sha256,
    country: (address) => known.get(address)?.country ?? null,
    region: (address) => known.get(address)?.region ?? null,
    network: (address) => known.get(address)?.network ?? null,
    edge: (address) => known.get(address)?.edge ?? null,
  };
}

/** Addresses of which a table says something else than these answers do; at most some of them. */
export function contradictions(table: GeoTable, { answers }: TableAnswers): readonly string[] {
  return Object.entries(answers)
    .filter(
      ([address, said]) =>
        (said.country ?? null) !== table.country(address) ||
        (said.network?.asn ?? null) !== (table.network?.(address)?.asn ?? null) ||
        (said.region?.id ?? null) !== (table.region?.(address)?.id ?? null),
    )
    .map(([address]) => address);
}
