import { countriesAt, type Destination } from '../../enrich/index.ts';
import type { Examination, Sighting } from '../../judge/index.ts';

/** Where an address is, and who says so; a country is never told without the table and its date. */
export type Place =
  | { readonly kind: 'country'; readonly country: string; readonly table: string; readonly date: string }
  | { readonly kind: 'edge'; readonly network: string }
  | { readonly kind: 'unknown' };

type Spoken = Pick<Sighting, 'address' | 'at'>;

/** Several where tables that are about as near in time disagree. */
export function placesAt(
  destination: Destination | null,
  { address, at }: Spoken,
  { tables }: Pick<Examination, 'tables'>,
): readonly Place[] {
  if (destination === null) return [{ kind: 'unknown' }];
  const edges = (destination.edges ?? []).filter((edge) => edge.address === null || edge.address === address);
  if (edges.length > 0) return edges.map(({ value }) => ({ kind: 'edge', network: value }));
  const places = countriesAt(destination, { address, on: at }, tables).flatMap(
    ({ value, table }): Place[] => {
      const date = tables.find(({ name }) => name === table)?.date;
      return table === undefined || date === undefined
        ? []
        : [{ kind: 'country', country: value, table, date }];
    },
  );
  return places.length === 0 ? [{ kind: 'unknown' }] : places;
}

export function keyOfPlaces(places: readonly Place[]): string {
  return JSON.stringify(places);
}

/** The one country of some places; null where there is none, or where tables disagree. */
export function countryOf(places: readonly Place[]): string | null {
  const countries = new Set(places.map((place) => (place.kind === 'country' ? place.country : null)));
  const [country = null] = countries;
  return countries.size === 1 ? country : null;
}
