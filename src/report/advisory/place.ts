import { countriesAt, type Destination } from '../../enrich/index.ts';
import type { Examination } from '../../judge/index.ts';
import { DAY, dayOf, momentOf } from './day.ts';
import { registryIn } from './registries.ts';

/** A country of an address, by a table of a day. There is no other way to make one. */
export interface Place {
  readonly address: string;
  readonly country: string;
  readonly table: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly sha256: string;
  /** Day on which the address was spoken to; null where the capture does not tell the time. */
  readonly on: string | null;
}

/** Days by which a table and the traffic may be apart before a reader is told; addresses move from owner to owner. */
export const TABLE_DAYS = 183;

/** Where an address of a destination stood, by every table that knows it and has a date. */
export function placesOf(
  destination: Destination,
  { address, at }: { readonly address: string | null; readonly at: string },
  { tables }: Pick<Examination, 'tables'>,
): Place[] {
  if (address === null || (destination.edges ?? []).length > 0) return [];
  return countriesAt(destination, { address, on: at }, tables).flatMap(({ value, table }) => {
    const known = tables.find(({ name }) => name === table);
    return known === undefined
      ? []
      : [
          {
            address,
            country: value,
            table: known.name,
            date: known.date,
            sha256: known.sha256,
            on: dayOf(at),
          },
        ];
  });
}

/** `CN by the table DB-IP Lite country of 2026-06-01 (42.62.48.81, spoken to on 2014-08-01)`, with how far apart they are. */
export function placeText({ address, country, table, date, on }: Place): string {
  const apart = on === null ? 0 : Math.abs(momentOf(date) - momentOf(on)) / DAY;
  const caution = apart > TABLE_DAYS ? '; the table is of another time, and addresses change hands' : '';
  const spoken = on === null ? '' : `, spoken to on ${on}`;
  return `${country} by the table ${table} of ${date} (${address}${spoken}${caution})`;
}

/** Why no country is said of it, or that tables say one. */
export function unplacedText({ edges = [] }: Pick<Destination, 'edges'>): string {
  return edges.length > 0
    ? 'a content network answers for it, and where that stands no table can tell'
    : 'no table places its address';
}

/** Who runs a network, as a table of a day says it; a registry is never an owner. */
export function ownerText(
  { networks = [] }: Pick<Destination, 'networks'>,
  { tables }: Pick<Examination, 'tables'>,
): string | null {
  const said = networks.flatMap(({ value, organisation, table }) => {
    const known = tables.find(({ name }) => name === table);
    if (known === undefined) return [];
    const by = `by the table ${known.name} of ${known.date}`;
    if (organisation === null) return [`AS${value}, ${by}`];
    const registry = registryIn(organisation);
    return [
      registry === null
        ? `AS${value}, called ${organisation} ${by}`
        : `AS${value}, whose owner is unknown: ${by} it is under ${registry}, a registry, which hands addresses out and runs none`,
    ];
  });
  return said.length === 0 ? null : [...new Set(said)].join('; ');
}
