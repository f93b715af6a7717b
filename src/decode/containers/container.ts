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
