import { latin1Of, type Span } from '../base/index.ts';
import { keysWritten } from '../case/index.ts';
import type { KeyRank, Part } from '../decode/index.ts';
import { keyRank } from './key-rank.ts';
import { nameBefore } from './name-before.ts';

/** A key that stood in a field whose name says so. */
export interface SeenKey {
  /** As the message writes it. */
  readonly field: string;
  readonly bytes: Uint8Array;
  readonly rank: Exclude<KeyRank, 0>;
}

/** Keys that are taken from one section. Whoever hands out a key does not hand out a thousand. */
export const MOST_SEEN_KEYS = 1_000;

/** Characters of keys in hexadecimal, in base64 with padding and without, and as their letters. */
const LENGTHS = new Uint8Array(65);
for (const length of [16, 22, 24, 32, 43, 44, 48, 64]) LENGTHS[length] = 1;

/** Layers that hold one value of a container that names it. */
const OF_VALUES: ReadonlySet<string | null> = new Set(['percent', 'json-string']);

/** The last letters of `key`, `token`, `secret` and `security`. */
const LAST_LETTERS = ['key', 'ken', 'ret', 'ity'].map((letters) => lettersAt(Buffer.from(letters), 0));

/** Spares nearly all names the making of a text. */
function endsLikeKey(bytes: Uint8Array, { end }: Span): boolean {
  let last = end;
  while (last > end - 2 && !isLetter(bytes[last - 1])) last -= 1;
  return LAST_LETTERS.includes(lettersAt(bytes, last - 3));
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** Three letters as a number, whatever their case. */
function lettersAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0) | 0x202020;
}

/**
 * Gathers the keys of one section. The words that may be keys are those that decoding comes upon anyway in its
 * search for base64, so nothing is searched for them.
 */
export class KeysSeen {
  readonly found: SeenKey[] = [];

  /** Looks at a word of letters and digits. */
  look(part: Part, span: Span): void {
    const length = span.end - span.start;
    if (length > 64 || LENGTHS[length] === 0 || this.found.length >= MOST_SEEN_KEYS) return;
    let at = part;
    let whole = span;
    while (at.parent !== null && fills(at, whole) && OF_VALUES.has(at.layer)) {
      whole = at.span;
      at = at.parent;
    }
    const name = nameBefore(at.bytes, whole);
    if (name === null || !endsLikeKey(at.bytes, name)) return;
    const field = latin1Of(at.bytes.subarray(name.start, name.end));
    const rank = keyRank(field);
    if (rank === null) return;
    const text = latin1Of(part.bytes.subarray(span.start, span.end));
    for (const bytes of keysWritten(text)) this.found.push({ field, bytes, rank });
  }
}

function fills({ bytes }: Part, { start, end }: Span): boolean {
  return start === 0 && end === bytes.byteLength;
}
