import type { PromisedPlace } from '../../case/index.ts';
import type { Dated, ResidencyServer } from './residency-verdict.ts';

/** Servers named in one sentence; the others are counted. */
export const MOST_NAMED_SERVERS = 4;

/** Said with every verdict: what the phone's side of the wire can never show. */
export const ONWARD =
  'What is done with the data on the server, and where it is sent on to, cannot be seen from the phone.';

/** Where servers were, by which tables: "a.example in US, California (AWS ranges of 2015-01-02)". */
export function serversNamed(servers: readonly ResidencyServer[]): string {
  const each = [...new Set(servers.map((server) => `${server.host.value} ${whereabouts(server)}`))];
  const more = each.length - MOST_NAMED_SERVERS;
  return [...each.slice(0, MOST_NAMED_SERVERS), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

export function placesNamed(places: readonly PromisedPlace[]): string {
  return places
    .map(({ country, region }) => (region === null ? country : `${country} (${region})`))
    .join(' or ');
}

function whereabouts({ countries, regions, edges, refuted, roundTrip }: ResidencyServer): string {
  const [edge] = edges;
  if (edge !== undefined) return `on ${edge.value} (by ${sourceOf(edge)})`;
  const not = refuted.map((fact) => `${fact.value} as ${sourceOf(fact)} says`).join(' nor in ');
  const soon = `not in ${not}, for it answered within ${roundTrip} ms`;
  if (countries.length === 0) return not === '' ? 'at no address that a table knows' : soon;
  const said = Map.groupBy(countries, ({ value, table }) => {
    const region = regions.find((row) => row.table === table && row.value.country === value);
    return region === undefined ? value : `${value}, ${region.value.title}`;
  });
  const ways = [...said].map(([where, facts]) => `in ${where} (${facts.map(sourceOf).join(', ')})`);
  // A table of regions that names no countries.
  const apart = regions.filter(({ table }) => countries.every((row) => row.table !== table));
  const others = apart.map((fact) => `in ${fact.value.title} (${sourceOf(fact)})`);
  return [[...ways, ...others].join(' and '), ...(not === '' ? [] : [`and ${soon}`])].join(', ');
}

function sourceOf({ basis, table, date }: Dated<unknown>): string {
  if (table === undefined) return BASES[basis] ?? basis;
  return date === undefined ? table : `${table} of ${date}`;
}

/** How a sentence calls what a fact rests on where that is no table of the examination. */
const BASES: { readonly [basis: string]: string } = {
  'operator-list': "the operator's own list",
  'published-ranges': 'published ranges',
  'dns-name': 'its name',
};
