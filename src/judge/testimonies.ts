import type { Notice } from '../base/index.ts';
import type { Message, Section } from '../connection/index.ts';
import type { Sighted } from '../detect/index.ts';
import type { Draft } from './draft.ts';
import type { ListedMessage } from './examination.ts';
import { listed, type Standing, type Testimony, testify } from './testify.ts';

/**
 * Sightings listed one by one; past it they are counted for their identifier but not listed. A listed one takes
 * 2 to 4 kB until the result is written, so this bounds memory at some 150 MB whatever a capture repeats.
 */
export const MOST_SIGHTINGS = 50_000;

/** Sightings of one identifier in one message that are listed: a log of a thousand events tells no more than ten. */
export const MOST_ALIKE = 1_000;

/** Pieces of the capture file named in all sightings; a value in a compressed stream names all of the stream's. */
export const MOST_PIECES = 2_000_000;

/** A message at its place in the captures, with what a sighting in it is told with. */
export interface Place {
  readonly message: Message;
  readonly standing: Standing;
  /** `messageKey` of the whole message. */
  readonly key: string;
  /** Ordinal of the capture. */
  readonly capture: number;
  /** Ordinal of the message among all that were heard. */
  readonly serial: number;
}

/** What was sighted in one part of the messages, as plain data. */
export interface TestimonyTally {
  /** By message: those that were read at once, and those that a key opened at the end. */
  readonly sightings: readonly Draft<Testimony>[];
  readonly opened: readonly Draft<Testimony>[];
  readonly messages: readonly Draft<Omit<ListedMessage, 'id'>>[];
  /** Sightings of each identifier, listed or not. */
  readonly counts: ReadonlyMap<string, number>;
  /** Those of them that are not listed. */
  readonly notListed: ReadonlyMap<string, number>;
}

/** What may be listed; the first sightings are. */
export class ListRoom {
  #sightings = 0;
  #pieces = 0;

  get isLeft(): boolean {
    return this.#sightings < MOST_SIGHTINGS && this.#pieces < MOST_PIECES;
  }

  take({ origin }: Testimony): void {
    this.#sightings += 1;
    this.#pieces += origin.pieces.length;
  }
}

/** Keeps what was sighted and, on request, every message, until all are known and can be given their ids. */
export class Testimonies {
  readonly #tell: ((told: Testimony) => void) | undefined;
  readonly #sightings: Draft<Testimony>[] = [];
  readonly #opened: Draft<Testimony>[] = [];
  readonly #messages: Draft<Omit<ListedMessage, 'id'>>[] = [];
  readonly #counts = new Map<string, number>();
  readonly #notListed = new Map<string, number>();
  readonly #room = new ListRoom();
  /** Sightings of each identifier in the message of this serial. */
  readonly #alike = new Map<string, number>();
  #serial = -1;

  constructor(tell: ((told: Testimony) => void) | undefined) {
    this.#tell = tell;
  }

  /** `wasOpened`: by a key, at the end. */
  take(sighted: Sighted, section: Section, place: Place & { readonly wasOpened?: boolean }): void {
    const { identifier } = sighted;
    addTo(this.#counts, identifier, 1);
    if (!this.#isFewAlike(identifier, place.serial) || !this.#room.isLeft) {
      addTo(this.#notListed, identifier, 1);
      return;
    }
    const testimony = testify(place.message, section, sighted, place.standing);
    this.#room.take(testimony);
    this.#tell?.(testimony);
    (place.wasOpened === true ? this.#opened : this.#sightings).push(draftOf(testimony, place));
  }

  /** Counts hits that were not looked at: they are no sightings to list, but are not left unsaid. */
  count(hits: ReadonlyMap<string, number>): void {
    for (const [identifier, times] of hits) addTo(this.#counts, identifier, times);
  }

  list(place: Place): void {
    this.#messages.push(draftOf(listed(place.message, place.standing), place));
  }

  tally(): TestimonyTally {
    return {
      sightings: this.#sightings,
      opened: this.#opened,
      messages: this.#messages,
      counts: this.#counts,
      notListed: this.#notListed,
    };
  }

  #isFewAlike(identifier: string, serial: number): boolean {
    if (serial !== this.#serial) this.#alike.clear();
    this.#serial = serial;
    addTo(this.#alike, identifier, 1);
    return (this.#alike.get(identifier) ?? 0) <= MOST_ALIKE;
  }
}

export function addTo(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

function draftOf<T>(item: T, { message, key, capture, serial }: Place): Draft<T> {
  return { key, at: message.at, capture, serial, item };
}

/** Says of an identifier that not all of its sightings are listed. */
export function notListed(identifier: string): Notice {
  return {
    code: 'sightings-not-listed',
    about: identifier,
    detail: `counted, but past what is listed: ${MOST_SIGHTINGS} in all, ${MOST_ALIKE} in one message, ${MOST_PIECES} pieces of a capture file`,
  };
}
