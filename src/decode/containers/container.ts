import type { Span } from '../../base/index.ts';

/** A run of bytes that may be a container, and what is said of it. */
export interface Scope {
  readonly bytes: Uint8Array;
  readonly region: Span;
  /** A media type in lower case, or `url`, `cookie`, `fields` where the place says what it is; else null. */
  readonly hint: string | null;
}

/** What divides bytes without changing them. */
export interface Container {
  readonly name: string;
  /** How the region is divided; null where it is not this container. */
  read(scope: Scope): Division | null;
}

export interface Division {
  /** What holds the whole span; null where nothing does. */
  locate(span: Span): Located | null;
}

export interface Located {
  /** First word of the step. */
  readonly kind: string;
  /** What follows it: one name, or a pointer's; null where it has none. */
  readonly names: readonly string[] | null;
  /** The nearest name. */
  readonly field: string | null;
  readonly value: Span;
  /** What is known of the value; a `Scope`'s hint. */
  readonly hint: string | null;
}

/**
 * What has a length or a tag beside each value, so that the bytes beside a value are none of its text: layers are
 * looked for in each field by itself, and a value that fills its field stands whole, whatever is next to it.
 */
export interface BinaryContainer extends Container {
  /**
   * Whether the bytes from `start` to `end`, of which there is at least one, could be one, by a glance at the first
   * few that makes nothing: it is asked of every part there is. `read` is asked only where they could.
   */
  mayBegin(bytes: Uint8Array, start: number, end: number): boolean;
  /**
   * The same for any label: it must be told by the bytes alone. Asked of every part that is no plain text, most of
   * which are noise or encrypted, so it must give up within a few bytes where they are something else.
   */
  read(scope: Scope): BinaryDivision | null;
}

export interface BinaryDivision extends Division {
  /** The values that are not divided any further, in order; none overlap. */
  readonly fields: readonly Field[];
  /** What was read as several values and could be one all the same, such as a message without text; by default nothing. */
  readonly doubtful?: readonly Span[];
}

/** One value, without its tag and its length. */
export interface Field extends Span {
  /** `name`: a key of a map. `bytes` may be another container. `packed`: a stream that is known by what stands before it. */
  readonly kind: 'text' | 'bytes' | 'number' | 'name' | 'packed';
}
