import type { Notice, Span } from '../base/index.ts';
import type { Recipe } from '../case/index.ts';
import type { RingKey } from './key-ring.ts';
import type { Part } from './part.ts';

export interface UnfoldOptions {
  /** What notices are about: a message's or a connection's id. By default the section's location. */
  readonly about?: string;
  /** Layers taken off at most; MOST_DEPTH by default. */
  readonly mostDepth?: number;
  /** Hears of words that could be base64, but are passed over because nothing real is written so. */
  readonly passedOver?: (part: Part, span: Span) => void;
  /** Whether the case gives keys or pipelines, so that what is as good as chance is worth reading in other ways. */
  readonly isKeyed?: boolean;
  /** The keys that may open a part's bytes; by default none. */
  readonly keysFor?: (bytes: Uint8Array) => readonly RingKey[];
  /** All keys, the surest first: which of them may open what a byte was added to is found out where none opens a part as it is. */
  readonly ring?: readonly RingKey[];
  /** Bytes that the blocks of the keys' ciphers have in common, 1 where one needs none; those of AES by default. */
  readonly sealedBlock?: number;
  /** The case's own pipelines that are for this section; by default none. */
  readonly recipes?: readonly Recipe[];
  /** Whether a few bytes that are no text may hold what is looked for; by default any may. */
  readonly mayHold?: (bytes: Uint8Array) => boolean;
  /** Hears of a part that is noise unless a key opens it, where there are no keys: it is not visited. */
  readonly sealed?: (part: Part) => void;
  /** The bytes, none of them zero, that may have been added to all of what is looked for to give some few bytes; by default none. */
  readonly addedTo?: (bytes: Uint8Array) => readonly number[];
  /** Hears which key opened a part, before what it opened is visited. */
  readonly opened?: (key: RingKey) => void;
}

export interface UnfoldResult {
  /** What could not be undone, or was left out. */
  readonly notices: readonly Notice[];
  /** Bytes of the section that could not be unfolded, or were not: what stood in them stays unknown. */
  readonly leftOut: number;
}
