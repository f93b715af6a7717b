import type { Notice, Piece, Source } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { KeyTrial, LEAST_TELLING_BYTES, outermostSpan, type Part, type RingKey } from '../decode/index.ts';
import { type Needles, type SightResult, sight } from '../detect/index.ts';
import type { Place } from './testimonies.ts';

/*
 * A key may be handed out after the body that it opens, on another connection, in another capture. So what no
 * decoding opens is kept, within a budget, and tried once when everything has been seen: the order of messages
 * and how work is split between connections change nothing.
 */

/** Bytes of all sections that are kept: a day's encrypted uploads of one phone; a quarter of the memory goal. */
export const MOST_KEPT_BYTES = 64 * 1024 * 1024;

/**
 * What of it sections may take whose sealed parts are too short to look encrypted. A session's id of sixteen bytes
 * comes with every request and looks the same; it must not take the room of real bodies.
 */
export const MOST_KEPT_SHORT_BYTES = 16 * 1024 * 1024;

/** What is counted for a section beside its bytes: the message, and where it stands. */
const KEPT_OVERHEAD = 1_024;

/** Bytes of one section that is kept. An address book of 2,000 contacts is 300 kB of JSON; what is larger is media. */
export const MOST_KEPT_SECTION = 1024 * 1024;

/**
 * Closed parts of all sections that are kept: each is held against every key, at some 50 ns, so that a full ring
 * takes a second. An address book of 2,000 contacts, encrypted field by field, has 10,000.
 */
export const MOST_KEPT_PARTS = 50_000;

/** What is known of a message whose section is kept; the message is without its sections. */
export interface Kept extends Place {
  readonly section: Section;
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
  /** Bytes that there was no room for, by capture. */
  readonly #leftOut = new Map<string, number>();
  #bytes = 0;
  #shortBytes = 0;

  /** Whether there is room for a section whose sealed parts these are; of what is turned away the bytes are counted. */
  admits({ bytes }: Section, sealed: readonly Part[], file: string): boolean {
    if (sealed.length === 0) return false;
    const cost = bytes.byteLength + KEPT_OVERHEAD;
    const hasRoom =
      bytes.byteLength <= MOST_KEPT_SECTION &&
      this.#bytes + cost <= MOST_KEPT_BYTES &&
      (!areShort(sealed) || this.#shortBytes + cost <= MOST_KEPT_SHORT_BYTES) &&
      this.#trial.size + sealed.length <= MOST_KEPT_PARTS;
    if (!hasRoom) this.#leftOut.set(file, (this.#leftOut.get(file) ?? 0) + bytes.byteLength);
    return hasRoom;
  }

  keep(kept: Kept, sealed: readonly Part[]): void {
    const { bytes, source } = kept.section;
    this.#bytes += bytes.byteLength + KEPT_OVERHEAD;
    if (areShort(sealed)) this.#shortBytes += bytes.byteLength + KEPT_OVERHEAD;
    for (const part of sealed) this.#trial.add(part.bytes);
    // Copies: the section's own bytes and source are views that would keep all of what was read around them.
    const section = { ...kept.section, bytes: bytes.slice(), source: sourceOf(source, sealed) };
    this.#kept.push({ ...kept, section });
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

  /** What there was no room for, so that no key was tried on it. */
  notices(): Notice[] {
    return [...this.#leftOut].map(([file, byteLength]) => ({
      code: 'encrypted-not-kept',
      about: file,
      detail: 'what may be encrypted was not kept for want of room, so no key was tried on it',
      byteLength,
    }));
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

function areShort(sealed: readonly Part[]): boolean {
  return sealed.every(({ bytes }) => bytes.byteLength < LEAST_TELLING_BYTES);
}

function isUnderKey(part: Part): boolean {
  for (let at: Part | null = part; at !== null; at = at.parent) if (at.layer === 'aes') return true;
  return false;
}
