import * as v from 'valibot';
import { plainHost } from '../base/index.ts';
import { countryCode } from './country-schema.ts';
import { type Kind, kinds } from './kinds.ts';
import { described, fields, isText, list, name, oneOf } from './schema-words.ts';
import { hostNames } from './service-schema.ts';

/*
 * The predicate `resides` of a claim: that the data of some services, for people of some markets, is in some places
 * from a day on.
 */

const NONE = 'needs at least one';

const place = fields({
  country: v.pipe(countryCode, v.description('Country of two letters (ISO 3166-1)')),
  region: v.optional(
    described(
      'Part of the country, as a table of regions names it: `Oregon`, `us-west-2`. All of it where left out',
    ),
  ),
});

const exception = fields({
  what: described('What the promise leaves out, in words; every verdict repeats it'),
  hosts: v.optional(
    v.pipe(
      hostNames,
      v.description('Hosts that serve it, each with the names below it; they are not judged'),
    ),
  ),
});

export const residesSchema = fields({
  services: v.pipe(
    list(name),
    v.minLength(1, NONE),
    v.description('Services of the case; which hosts serve each is said there'),
  ),
  kinds: v.optional(
    v.pipe(
      list(oneOf(kinds.map(({ kind }) => kind))),
      v.description(
        'Kinds of identifiers that were promised to stay there; whatever the services send where left out',
      ),
    ),
  ),
  markets: v.pipe(
    list(countryCode),
    v.minLength(1, NONE),
    v.description(
      'Whose people it was promised to: countries. Each is judged only where the vantage is in it',
    ),
  ),
  places: v.pipe(
    list(place),
    v.minLength(1, NONE),
    v.description('Where the data is to be; any of them will do'),
  ),
  by: v.optional(
    v.pipe(
      v.string(isText),
      v.isoDate('must be a day, such as 2014-12-31'),
      v.description('Last day before the promise is due (UTC); at all times where left out'),
    ),
  ),
  exceptions: v.optional(v.pipe(list(exception), v.description('What the promise does not cover'))),
});

export type ResidesInput = v.InferOutput<typeof residesSchema>;

/** A place that data was promised to be in. */
export interface PromisedPlace {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** A region's id or title as a table writes it; null where the whole country will do. */
  readonly region: string | null;
}

export interface ResidencyException {
  readonly what: string;
  /** Host names, lower case; a name covers the names below it. */
  readonly hosts: readonly string[];
}

/** A promise about where data is. */
export interface ResidencyPromise {
  readonly services: readonly string[];
  /** Null: whatever the services send. */
  readonly kinds: readonly Kind[] | null;
  readonly markets: readonly string[];
  readonly places: readonly PromisedPlace[];
  /** Last day before it is due, `YYYY-MM-DD` in UTC; null where it is due at all times. */
  readonly by: string | null;
  readonly exceptions: readonly ResidencyException[];
}

/** The predicate with everything that was left out filled in. */
export function residencyPromiseOf(input: ResidesInput): ResidencyPromise {
  return {
    services: input.services,
    kinds: input.kinds === undefined || input.kinds.length === 0 ? null : input.kinds,
    markets: [...new Set(input.markets.map((market) => market.toUpperCase()))],
    places: input.places.map((each) => ({
      country: each.country.toUpperCase(),
      region: each.region ?? null,
    })),
    by: input.by ?? null,
    exceptions: (input.exceptions ?? []).map((each) => ({
      what: each.what,
      hosts: (each.hosts ?? []).map(plainHost),
    })),
  };
}
