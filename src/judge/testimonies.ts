import type { Notice } from '../base/index.ts';
import type { Message, Section } from '../connection/index.ts';
import type { Sighted } from '../detect/index.ts';
import { type Draft, inTimeOrder, messageIds } from './draft.ts';
import type { ListedMessage, Sighting } from './examination.ts';
import { listed, type Standing, sworn, type Testimony, testify } from './testify.ts';

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

/** Keeps what was sighted and, on request, every message, until all are known and can be given their ids. */
export class Testimonies {
  readonly #tell: ((told: Testimony) => void) | undefined;
  readonly #sightings: Draft<Testimony>[] = [];
  readonly #messages: Draft<Omit<ListedMessage, 'id'>>[] = [];
  readonly #counts = new Map<string, number>();
  readonly #alike = new Map<string, number>();
  #serial = -1;
  #pieces = 0;

  constructor(tell: ((told: Testimony) => void) | undefined) {
    this.#tell = tell;
  }

  /** Takes a sighting in; gives a notice where it is counted but not listed. */
  take(sighted: Sighted, section: Section, place: Place): Notice | null {
    const { identifier } = sighted;
    this.#counts.set(identifier, this.countOf(identifier) + 1);
    if (!this.#hasRoom(identifier, place)) return notListed(identifier);
    const testimony = testify(place.message, section, sighted, place.standing);
    this.#pieces += testimony.origin.pieces.length;
    this.#tell?.(testimony);
    this.#sightings.push(draftOf(testimony, place));
    return null;
  }

  /** Counts hits that were not looked at: they are no sightings to list, but are not left unsaid. */
  count(hits: ReadonlyMap<string, number>): void {
    for (const [identifier, times] of hits) this.#counts.set(identifier, this.countOf(identifier) + times);
  }

  list(place: Place): void {
    this.#messages.push(draftOf(listed(place.message, place.standing), place));
  }

  countOf(identifier: string): number {
    return this.#counts.get(identifier) ?? 0;
  }

  /** Everything in the order of time, with its ids. */
  finish(): { sightings: Sighting[]; messages: ListedMessage[] } {
    const ids = messageIds<unknown>([...this.#sightings, ...this.#messages]);
    const idOf = (draft: Draft<unknown>) => ids.get(draft) ?? draft.key;
    return {
      sightings: inTimeOrder(this.#sightings).map((draft) => sworn(draft.item, idOf(draft))),
      messages: inTimeOrder(this.#messages).map((draft) => ({ id: idOf(draft), ...draft.item })),
    };
  }

  #hasRoom(identifier: string, { serial }: Place): boolean {
    if (serial !== this.#serial) this.#alike.clear();
    this.#serial = serial;
    const alike = (this.#alike.get(identifier) ?? 0) + 1;
    this.#alike.set(identifier, alike);
    return alike <= MOST_ALIKE && this.#sightings.length < MOST_SIGHTINGS && this.#pieces < MOST_PIECES;
  }
}

function draftOf<T>(item: T, { message, key, capture, serial }: Place): Draft<T> {
  return { key, at: message.at, capture, serial, item };
}

function notListed(identifier: string): Notice {
  return {
    code: 'sightings-not-listed',
    about: identifier,
    detail: `counted, but past what is listed: ${MOST_SIGHTINGS} in all, ${MOST_ALIKE} in one message, ${MOST_PIECES} pieces of a capture file`,
  };
}
