import type { Identifier } from '../case/index.ts';
import type { Boundary } from './forms/index.ts';

/** How far a text is from the value: as given, rewritten, or hashed. The nearer one explains a place better. */
export type Rank = 0 | 1 | 2;

/** What finding a needle would mean. One needle has several claims where identifiers share a writing. */
export interface Claim {
  readonly identifier: Identifier;
  readonly forms: readonly string[];
  readonly boundary: Boundary;
  readonly rank: Rank;
  /** Where either case matches: the text as it is meant, to name what stood there. Else null. */
  readonly meant: string | null;
  /** Which member of a group it is, or null. */
  readonly member: number | null;
  /** Bytes of a whole digest, of which fewer may stand there; null for what only stands whole. */
  readonly uncut: number | null;
  /** The text proves nothing by itself: it must be the whole value of a field that is named for its kind. */
  readonly isWeak: boolean;
}

/** How the members of a group count: for a location two near each other, for a list enough of it in one section. */
export interface Together {
  readonly needed: number;
  /** Most bytes from the start of the first to the end of the last; null for the whole part. */
  readonly within: number | null;
}
