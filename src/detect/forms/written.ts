/** Digits of a number that is found whatever separates them: with fewer, small numbers in a row would pass for it. */
export const FEWEST_SEPARATED = 9;

/** What may not stand right before or after a value, or else it is a piece of something longer. See `boundary.ts`. */
export type Boundary =
  | 'digit'
  | 'imeisv'
  | 'national'
  | 'msin'
  | 'cell'
  | 'decimal'
  | 'hex'
  | 'word'
  | 'person'
  | 'latin-1'
  | 'dotted'
  | 'email'
  | 'base64'
  | 'signed'
  | 'dms'
  | 'nearby'
  | 'geohash'
  | 'tagged'
  | 'fragment'
  | 'varint'
  | 'none';

/** A way in which a value may be written on the wire. */
export interface Written {
  readonly text: string;
  /** How it differs from the value in the case, innermost first; empty: exactly as given. */
  readonly forms: readonly string[];
  /** False: ASCII letters match in either case, and what stood there is named when it is found. */
  readonly exactCase: boolean;
  readonly boundary: Boundary;
  /** A way in which only people and displays write it, so that no program hashes it; by default false. */
  readonly isShown?: boolean;
  /** Digits that only stand somewhere with separators between them; by default false. */
  readonly isCompact?: boolean;
  /** So little of the value that it proves nothing, whatever it looks like; by default as its text is. */
  readonly isWeak?: boolean;
  /** What stands there instead of the UTF-8 of the text, which then only tells writings apart. */
  readonly bytes?: Uint8Array;
  /** Which member of a group it writes (a list's text, a coordinate); absent where it stands for itself. */
  readonly member?: number;
}

/**
 * One family of writings. A family never throws: a value it cannot read it has no writing for.
 * `market` is an ISO 3166-1 alpha-2 code or null.
 */
export type Family = (value: string, market: string | null) => readonly Written[];
