import type { ResidencyPromise, Scope } from '../../case/index.ts';
import { type Contact, type Destination, isTooSoon, nearestTables, type Region } from '../../enrich/index.ts';
import { covers } from '../covers.ts';
import type { Evidence } from '../evidence.ts';
import { matchTerms } from '../terms/index.ts';
import type { Dated, ResidencyServer, Standing } from './residency-verdict.ts';

/** What the servers of a month are judged by. */
export interface Ground {
  readonly promise: ResidencyPromise;
  readonly evidence: Evidence;
  /** What the promise was made for; nothing else answers for it. */
  readonly scope: Scope;
  /** Country that the phone was watched from. */
  readonly vantage: string;
}

/** Where an address that was spoken to in a month stands to the promise. */
export function standServer(destination: Destination, contact: Contact, ground: Ground): ResidencyServer {
  const { promise, evidence, vantage } = ground;
  const { address, roundTrip = null, byteLength } = contact;
  const dates = new Map(evidence.tables.map(({ name, date }) => [name, date]));
  const near = <T extends Dated<unknown> & { readonly address: string | null }>(rows: readonly T[] = []) => {
    const own = rows
      .filter((row) => row.address === address || row.address === null)
      .map(({ address: _, ...row }) => {
        const date = row.table === undefined ? undefined : dates.get(row.table);
        return date === undefined ? row : { ...row, date };
      });
    const day = contact.to;
    if (day === null) return own;
    return nearestTables(
      own.map((row) => ({ row, date: row.date ?? day })),
      day,
    ).map(({ row }) => row);
  };
  const isRefuted = ({ value }: Dated<string>) => roundTrip !== null && isTooSoon(roundTrip, vantage, value);
  const told = near(destination.countries);
  const countries = told.filter((row) => !isRefuted(row));
  const refuted = told.filter(isRefuted);
  const regions = near(destination.regions).filter(({ table }) =>
    refuted.every((row) => row.table !== table),
  );
  const edges = near(destination.edges);
  const isExcepted = promise.exceptions.some(({ hosts }) =>
    hosts.some((name) => covers(name, destination, address) === true),
  );
  return {
    destination: destination.id,
    host: destination.host,
    address,
    standing: isExcepted ? 'excepted' : edges.length > 0 ? 'edge' : standingOf(countries, regions, promise),
    countries,
    regions,
    networks: near(destination.networks),
    domain: destination.domain,
    edges,
    refuted,
    roundTrip,
    byteLength,
    ...(contact.isUnanswered === true ? { isUnanswered: true as const } : {}),
    sightings: sightingsAt(destination, contact, ground),
  };
}

function standingOf(
  countries: readonly Dated<string>[],
  regions: readonly Dated<Region>[],
  { places }: ResidencyPromise,
): Standing {
  const distinct = [...new Set(countries.map(({ value }) => value))];
  const [country] = distinct;
  if (country === undefined) return 'unplaced';
  if (distinct.every((each) => places.every((place) => place.country !== each))) return 'outside';
  if (distinct.length > 1) return 'tables-differ';
  const own = places.filter((place) => place.country === country);
  if (own.some(({ region }) => region === null)) return 'in-place';
  const within = regions.filter(({ value }) => value.country === country);
  if (within.length === 0) return 'region-unknown';
  const promised = own.map(({ region }) => `${region}`.toLowerCase());
  const right = within.filter(
    ({ value }) => promised.includes(value.id.toLowerCase()) || promised.includes(value.title.toLowerCase()),
  );
  if (right.length === 0) return 'wrong-region';
  return right.length === within.length ? 'in-place' : 'tables-differ';
}

/** What was sighted there in that month of what was promised: where it is due, after the day it was due by. */
function sightingsAt(
  destination: Destination,
  { address, month, to }: Contact,
  { promise, evidence, scope }: Ground,
): string[] {
  const { services: _, ...when } = scope;
  const isDue = promise.by !== null && to !== null && to > promise.by;
  return evidence.sightings
    .filter(
      (sighting) =>
        sighting.destination === destination.id &&
        sighting.address === address &&
        (month === null || sighting.at.startsWith(month)) &&
        (!isDue || sighting.at.slice(0, 10) > `${promise.by}`) &&
        (promise.kinds === null || promise.kinds.includes(sighting.kind)) &&
        matchTerms(when, sighting, evidence) !== false,
    )
    .map(({ id }) => id);
}
