import { type Contact, countriesAt, type Destination, isPublicAddress } from '../../enrich/index.ts';
import type { Evidence } from '../evidence.ts';
import { governingServices } from '../governing-services.ts';

/** What of a month's traffic went to one place. */
export interface PlaceShare {
  /** A country of two letters, or why there is none. */
  readonly place: string;
  readonly byteLength: number;
  /** Ids of the identifiers that were sighted on the way there or back. */
  readonly identifiers: readonly string[];
}

export interface MonthShare {
  /** `YYYY-MM` in UTC. */
  readonly month: string;
  /** The most bytes first. */
  readonly places: readonly PlaceShare[];
}

export const NO_COUNTRY = {
  differ: 'tables disagree',
  edge: 'content network',
  unknown: 'unknown',
} as const;

/**
 * Where the traffic went, month by month: by the tables nearest to each month. `services`: only what went to their
 * hosts; everything where left out. What has no time, or went to private addresses, is left out.
 */
export function wentWhere(evidence: Evidence, services?: readonly string[]): MonthShare[] {
  const months = new Map<string, Map<string, { byteLength: number; identifiers: Set<string> }>>();
  const placeOf = new Map<string, string>();
  const entry = (month: string, place: string) => {
    const places = months.get(month) ?? new Map<string, { byteLength: number; identifiers: Set<string> }>();
    months.set(month, places);
    const found = places.get(place) ?? { byteLength: 0, identifiers: new Set<string>() };
    places.set(place, found);
    return found;
  };
  for (const destination of evidence.destinations) {
    if (services !== undefined && !isServing(destination, services, evidence)) continue;
    for (const contact of destination.contacts ?? []) {
      // What stays in the phone's own network has no country.
      if (contact.month === null || (contact.address !== null && !isPublicAddress(contact.address))) continue;
      const place = countryOf(destination, contact, evidence);
      placeOf.set(keyOf(destination.id, contact.address, contact.month), place);
      entry(contact.month, place).byteLength += contact.byteLength;
    }
  }
  for (const { destination, address, at, identifier } of evidence.sightings) {
    const month = at.slice(0, 7);
    const place = placeOf.get(keyOf(destination, address, month));
    if (place !== undefined) entry(month, place).identifiers.add(identifier);
  }
  return [...months]
    .sort(([a], [b]) => compare(a, b))
    .map(([month, places]) => ({
      month,
      places: [...places]
        .map(([place, { byteLength, identifiers }]) => ({
          place,
          byteLength,
          identifiers: [...identifiers].sort(),
        }))
        .sort((a, b) => b.byteLength - a.byteLength || compare(a.place, b.place)),
    }));
}

function isServing({ id }: Destination, services: readonly string[], evidence: Evidence): boolean {
  return governingServices({ destination: id }, evidence).some((service) => services.includes(service.id));
}

function countryOf(destination: Destination, { address, to }: Contact, { tables }: Evidence): string {
  const { edges = [] } = destination;
  if (edges.some((edge) => edge.address === null || edge.address === address)) return NO_COUNTRY.edge;
  const near = new Set(countriesAt(destination, { address, on: to }, tables).map(({ value }) => value));
  const [country] = near;
  if (country === undefined) return NO_COUNTRY.unknown;
  return near.size === 1 ? country : NO_COUNTRY.differ;
}

function keyOf(destination: string, address: string | null, month: string): string {
  return `${destination} ${address} ${month}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
