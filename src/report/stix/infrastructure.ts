import { countriesAt, type Destination } from '../../enrich/index.ts';
import type { Examination } from '../../judge/index.ts';
import { printable } from '../printable.ts';
import { addressObject, hostObject } from './network.ts';
import type { Observation } from './observations.ts';
import { type Common, domainObject, relationship, type StixObject } from './stix-object.ts';

/** Addresses of one destination that are listed. */
export const MOST_LISTED = 64;

interface About {
  readonly examination: Examination;
  readonly common: Common;
}

const PARTIES = {
  first: 'It belongs to the controller that the case names.',
  third: 'It belongs to somebody else than the controller that the case names.',
  unknown: 'Whose it is the case does not say.',
} as const;

/** A destination that was told something: what it consists of, and where tables place it. */
export function infrastructureOf(
  destination: Destination,
  observations: readonly Observation[],
  { examination, common }: About,
): { readonly infrastructure: StixObject; readonly objects: readonly StixObject[] } {
  const times = observations.flatMap(({ first, last }) => [first, last]).sort();
  const infrastructure = domainObject('infrastructure', common, {
    name: printable(destination.host.value),
    description: `Told something in the captures. ${PARTIES[destination.party] ?? PARTIES.unknown} Its name rests on: ${printable(destination.host.basis)}.`,
    ...(times.length === 0 ? {} : { first_seen: times[0], last_seen: times.at(-1) }),
  });
  const parts = [
    hostObject(destination.host.value, common.marking),
    ...destination.addresses.slice(0, MOST_LISTED).map((each) => addressObject(each, common.marking)),
  ].flatMap((each) => each ?? []);
  const consists = parts.flatMap((part) => [
    part,
    relationship(common, [infrastructure.id, 'consists-of', part.id]),
  ]);
  return {
    infrastructure,
    objects: [
      infrastructure,
      ...consists,
      ...placesOf(destination, observations, { id: infrastructure.id, examination, common }),
    ],
  };
}

/** Countries by the tables, each with the table and its date: a place is no more than that. */
function placesOf(
  destination: Destination,
  observations: readonly Observation[],
  { id, examination, common }: About & { readonly id: string },
): StixObject[] {
  const { tables } = examination;
  const spoken = observations.flatMap((each) => each.spoken).slice(0, MOST_LISTED);
  const rows = spoken.flatMap((each) => countriesAt(destination, each, tables));
  const byCountry = Map.groupBy(rows, ({ value }) => value);
  return [...byCountry]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([country, own]) => {
      const said = [
        ...new Set(own.map(({ address, table, basis }) => basisOf(address, table ?? basis, tables))),
      ];
      const location = domainObject('location', common, { country: printable(country) });
      return [
        location,
        relationship(
          common,
          [id, 'located-at', location.id],
          `${said.sort().slice(0, MOST_LISTED).join('; ')}.`,
        ),
      ];
    });
}

function basisOf(address: string, name: string, tables: Examination['tables']): string {
  const date = tables.find((table) => table.name === name)?.date;
  return printable(`${address} by ${name}${date === undefined ? '' : ` of ${date}`}`);
}
