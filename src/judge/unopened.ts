import type { Notice, Piece, Source } from '../base/index.ts';
import type { Message, Section } from '../connection/index.ts';
import { KeyTrial, outermostSpan, type Part, type RingKey } from '../decode/index.ts';
import { type Needles, type SightResult, sight } from '../detect/index.ts';
import type { Standing } from './testify.ts';

/*
 * A key may be handed out after the body that it opens, on another connection, in another capture. So what no
 * decoding opens is kept, within a budget, and tried once when everything has been seen: the order of messages
 * and how work is split between connections change nothing.
 */

/** Bytes of all sections that are kept: a day's encrypted uploads of one phone; a quarter of the memory goal. */
export const MOST_KEPT_BYTES = 64 * 1024 * 1024;

/** Bytes of one section that is kept. An address book of 2,000 contacts is 300 kB of JSON; what is larger is media. */
export const MOST_KEPT_SECTION = 1024 * 1024;

/** Closed parts of all sections that are kept: each is held against every key, some 50 ns a time. */
export const MOST_KEPT_PARTS = 200_000;

/** What is known of a message whose section is kept. */
export interface Kept {
  /** Without its sections. */
  readonly message: Message;
  readonly section: Section;
  readonly standing: Standing;
  /** `messageKey` of the whole message. */
  readonly key: string;
  /** Ordinal of the capture. */
  readonly capture: number;
  /** Bytes of the section that looked encrypted, as the coverage has counted them. */
  readonly unreadable: number;
  /** Codes of the notices that it has given already. */
  readonly noticed: readonly string[];
}

/** What the keys gave of one section. */
export interface Opened extends Kept {
  /** Only what stood under a layer that a key took off. */
  readonly sighted: SightResult['sighted'];
  /** Bytes that looked encrypted and can be read now. */
  readonly opened: number;
  readonly notices: readonly Notice[];
}

export class Unopened {
  readonly #kept: Kept[] = [];
  readonly #trial = new KeyTrial();
  #bytes = 0;

  /** Keeps a section; what is left out for want of room is told. */
  keep(kept: Kept, sealed: readonly Part[]): Notice | null {
    const { bytes } = kept.section;
    const { byteLength } = bytes;
    const isTooMuch =
      byteLength > MOST_KEPT_SECTION ||
      this.#bytes + byteLength > MOST_KEPT_BYTES ||
      this.#trial.size + sealed.length > MOST_KEPT_PARTS;
    if (isTooMuch) return notKept(kept);
    this.#bytes += byteLength;
    for (const part of sealed) this.#trial.add(part.bytes);
    // Copies: the section's own bytes and source are views that would keep all of what was read around them.
    const section = { ...kept.section, bytes: bytes.slice(), source: sourceOf(kept.section.source, sealed) };
    this.#kept.push({ ...kept, section });
    return null;
  }

  /** Tries the keys on all that is kept, and tells what any of them opened, in the order in which it was kept. */
  *open(needles: Needles, keys: readonly RingKey[], used: (key: RingKey) => void): Generator<Opened> {
    if (keys.length === 0 || this.#kept.length === 0) return;
    const keysFor = this.#trial.try(keys);
    for (const kept of this.#kept) {
      let isOpened = false;
      const result = sight(kept.section, needles, {
        keysFor,
        opened: (key) => {
          isOpened = true;
          used(key);
        },
      });
      if (!isOpened) continue;
      yield {
        ...kept,
        sighted: result.sighted.filter(({ part }) => isUnderKey(part)),
        opened: Math.max(0, kept.unreadable - result.unreadable),
        notices: result.notices.filter(({ code }) => !kept.noticed.includes(code)),
      };
    }
  }
}

/** Where the parts stand in the file. What a key opened stands for all of its part, so nothing else is asked. */
function sourceOf(source: Source, sealed: readonly Part[]): Source {
  const pieces = new Map<string, readonly Piece[]>();
  for (const part of sealed) {
    const { start, end } = outermostSpan(part, { start: 0, end: part.bytes.byteLength });
    pieces.set(`${start}-${end}`, source.pieces({ start, end }));
  }
  return { pieces: ({ start, end }) => pieces.get(`${start}-${end}`) ?? [] };
}

function isUnderKey(part: Part): boolean {
  for (let at: Part | null = part; at !== null; at = at.parent) if (at.layer === 'aes') return true;
  return false;
}

function notKept({ message, section }: Kept): Notice {
  return {
    code: 'encrypted-not-kept',
    about: message.connection.id,
    detail:
      'what may be encrypted was not kept for want of room, so keys seen in the captures were not tried on it',
    byteLength: section.bytes.byteLength,
  };
}
