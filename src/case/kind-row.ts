import type { Random } from './random.ts';
import type { WrittenForm } from './written-form.ts';

/** What a value tells about: the built-in rules judge by it. */
export type KindClass = 'hardware' | 'subscriber' | 'resettable' | 'personal' | 'surroundings';

/** A list stands for a set, such as installed apps. */
export type IdentifierValue = string | readonly string[];

/** Everything the project knows of one kind of identifier. */
export interface KindRow<Name extends string = string> {
  readonly kind: Name;
  readonly class: KindClass;
  /** Term of the W3C Data Privacy Vocabulary 2, `pd:` for https://w3id.org/dpv/pd#. */
  readonly term: `pd:${string}`;
  /** Plain English, in the singular, as a report says it. */
  readonly title: string;
  /** Names that telemetry gives it, normalised as `normaliseKey` does. */
  readonly keys: readonly string[];
  readonly forms: readonly WrittenForm[];
  /**
   * What is odd about a text of this kind, as a sentence that never holds the value; null where nothing is.
   * `market` is an ISO 3166-1 alpha-2 code or null. An odd value is searched for all the same.
   */
  readonly check: (value: string, market: string | null) => string | null;
  /** Why a text of this kind cannot be searched for at all, as a sentence without the value; else null. */
  readonly refuse?: (value: string) => string | null;
  /** A value to plant: plausible, and unguessable as far as the kind has room. `market` as for `check`. */
  readonly canary: (random: Random, market: string | null) => IdentifierValue;
}
