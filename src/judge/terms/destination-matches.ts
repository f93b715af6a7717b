import { isAddress, plainHost } from '../../base/index.ts';
import type { Terms } from '../../case/index.ts';
import type { Destination } from '../../enrich/index.ts';
import { covers } from '../covers.ts';
import { isNamed } from './services-at.ts';
import { allOf, amongAll, anyOf, type Maybe } from './yes-or-no.ts';

/** Of the terms that are about the place alone. Of an address only what the tables say of it counts. */
export function destinationMatches(
  { hosts, parties, organisations, countries, notCountries, regions }: Terms,
  destination: Destination | null,
  address: string | null = null,
): Maybe {
  const at = <T extends { readonly address: string | null }>(rows: readonly T[] = []) =>
    address === null ? rows : rows.filter((row) => row.address === address);
  const places = at(destination?.countries).map(({ value }) => value);
  return allOf([
    hosts === undefined ? true : hostMatches(hosts, destination, address),
    parties === undefined
      ? true
      : destination === null
        ? null
        : amongAll(parties, partiesOf(destination.party, parties)),
    countries === undefined ? true : amongAll(upper(countries), places),
    notCountries === undefined ? true : not(amongAll(upper(notCountries), places)),
    organisations === undefined
      ? true
      : amongAll(
          organisations.map(lower),
          at(destination?.networks).flatMap(({ organisation }) =>
            organisation === null ? [] : [lower(organisation)],
          ),
        ),
    regions === undefined
      ? true
      : amongAll(
          [true],
          at(destination?.regions).map(({ value }) =>
            regions.some((region) =>
              [value.id, value.title].map((name) => lower(name ?? '')).includes(lower(region)),
            ),
          ),
        ),
  ]);
}

/** Of whom nobody knows who it is may be either. */
function partiesOf(party: Destination['party'], asked: readonly string[]): readonly string[] {
  return party === 'unknown' && !asked.includes(party) ? ['first', 'third'] : [party];
}

/** Behind a bare address may be any name. */
function hostMatches(
  hosts: readonly string[],
  destination: Destination | null,
  address: string | null,
): Maybe {
  if (destination === null) return null;
  const named = isNamed(destination);
  return anyOf(
    hosts.map((host) => {
      const answer = covers(host, destination, address);
      return answer === false && !named && !isAddress(plainHost(host)) ? null : answer;
    }),
  );
}

const not = (answer: Maybe): Maybe => (answer === null ? null : !answer);
const upper = (words: readonly string[]) => words.map((word) => word.toUpperCase());
const lower = (word: string) => word.toLowerCase();
