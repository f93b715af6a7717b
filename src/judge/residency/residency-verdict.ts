import type { Attributed, Region } from '../../enrich/index.ts';

/** A fact with the date of the table that it rests on, where it rests on one. */
export interface Dated<T> extends Attributed<T> {
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

/**
 * Where a server stands to the promise: in a promised place · in a promised country, and no table knows the region
 * · in a promised country, but another region · somewhere else · tables disagree · a content network, which is
 * everywhere · not covered by the promise · nobody knows where.
 */
export type Standing =
  | 'in-place'
  | 'region-unknown'
  | 'wrong-region'
  | 'outside'
  | 'tables-differ'
  | 'edge'
  | 'excepted'
  | 'unplaced';

/** An address that served a service in a month: where it is, who routes it and whose name it has are three facts. */
export interface ResidencyServer {
  readonly destination: string;
  readonly host: Attributed<string>;
  readonly address: string | null;
  readonly standing: Standing;
  /** Of the server, by each table that is near in time and not refuted. */
  readonly countries: readonly Dated<string>[];
  readonly regions: readonly Dated<Region>[];
  /** Of the operator's autonomous system. */
  readonly networks: readonly (Dated<number> & { readonly organisation: string | null })[];
  /** The registrable domain: under it somebody answers for the name, who need not run the server. */
  readonly domain: Attributed<string> | null;
  /** Content networks that answer for it. */
  readonly edges: readonly Dated<string>[];
  /** Countries that tables gave, and that no answer can have come back from so soon. */
  readonly refuted: readonly Dated<string>[];
  /** Shortest round trip, in milliseconds; null where no packets were captured. */
  readonly roundTrip: number | null;
  readonly byteLength: number;
  /** Nothing came back from there: it was tried, and broke off or was refused. */
  readonly isUnanswered?: true;
  /** Sightings there, in that month, of what was promised. */
  readonly sightings: readonly string[];
}

export type ResidencyOutcome = 'upheld' | 'refuted' | 'partly' | 'not-tested';

/** What becomes of a promise about where data is: for one service, one market and one month. */
export interface ResidencyVerdict {
  readonly service: string;
  readonly market: string;
  /** `YYYY-MM` in UTC; null where it is for no month. */
  readonly month: string | null;
  readonly verdict: ResidencyOutcome;
  readonly because: string;
  /** Last day before the promise was due, `YYYY-MM-DD`; null where it was due at all times. */
  readonly by: string | null;
  /** Whether the month was before the promise was due. */
  readonly isEarly: boolean;
  /** Why nobody looked from this market, a clause; absent where somebody did. */
  readonly unseenFrom?: string;
  readonly servers: readonly ResidencyServer[];
}
