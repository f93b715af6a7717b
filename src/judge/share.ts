import { legibleWords, NoticeBoard, type NoticeTally } from '../base/index.ts';
import { type CipherKey, cipherParts, type Recipe } from '../case/index.ts';
import type { Message, Section } from '../connection/index.ts';
import { KeyRing, type RingKey, recipesFor, sealedBlockOf } from '../decode/index.ts';
import {
  type Guesses,
  type GuessTally,
  type NamedCoordinate,
  type Needles,
  type SightOptions,
  type SightResult,
  sightAcross,
  sightEach,
} from '../detect/index.ts';
import { Coverage, type CoverageTally } from './coverage.ts';
import type { Opening, Seen } from './opening.ts';
import { messageKey, type Testimony } from './testify.ts';
import { type Place, Testimonies, type TestimonyTally } from './testimonies.ts';
import { Unopened } from './unopened.ts';
import { mediaNotices, unreadOf } from './unread-of.ts';

export interface ShareOptions {
  readonly needles: Needles;
  /** The case's. */
  readonly keys: readonly CipherKey[];
  readonly recipes?: readonly Recipe[] | undefined;
  readonly messages: boolean;
  readonly guesses?: Guesses | undefined;
  readonly tell?: ((told: Testimony) => void) | undefined;
}

/** What a share found, as plain data. */
export interface ShareTally {
  readonly testimonies: TestimonyTally;
  readonly coverage: CoverageTally;
  readonly notices: NoticeTally;
  /** What the positive control of each capture has shown, by the ordinal of the capture. */
  readonly proven: ReadonlyMap<number, ReadonlySet<string>>;
  /** Which of the opening's keys opened something, by their place. */
  readonly used: ReadonlySet<number>;
  readonly guesses: GuessTally | null;
}

/**
 * The part of the messages that one thread searches, and what it finds in them. What it keeps is bounded so that the
 * tallies of several shares, put together, are the tally of one.
 */
export class Share {
  readonly board = new NoticeBoard();
  readonly coverage = new Coverage();
  readonly proven = new Map<number, Set<string>>();
  readonly #options: ShareOptions;
  readonly #testimonies: Testimonies;
  readonly #ring = new KeyRing();
  readonly #unopened: Unopened;
  readonly #sealedBlock: number;

  constructor(options: ShareOptions) {
    this.#options = options;
    this.#testimonies = new Testimonies(options.tell);
    this.#unopened = new Unopened(options.recipes);
    for (const { cipher, key, iv } of options.keys) {
      const { family, mode } = cipherParts(cipher);
      this.#ring.add({ cipher: family, bytes: key, mode, iv, rank: 0, seen: null });
    }
    // Whatever a capture shows besides is tried as a key of AES.
    this.#sealedBlock = sealedBlockOf(this.#ring.keys());
  }

  /** What is seen in the positive control of a capture proves that it would be seen in that capture. */
  prove(message: Message, capture: number): void {
    const proven = this.proven.get(capture) ?? new Set();
    this.proven.set(capture, proven);
    for (const { sighted } of sightEach(message.sections, this.#options.needles))
      for (const { identifier } of sighted) proven.add(identifier);
  }

  /** Searches one message; gives how many of its bytes look encrypted. */
  search(found: Omit<Place, 'key'>): number {
    const { message, standing } = found;
    const { needles, messages, recipes = [] } = this.#options;
    let unreadable = 0;
    let known: Place | null = null;
    const place = (): Place => {
      known ??= { ...found, key: messageKey(message) };
      return known;
    };
    const halves: NamedCoordinate[] = [];
    const results = sightEach(message.sections, needles, {
      sealedBlock: this.#sealedBlock,
      isKeyed: this.#options.keys.length + recipes.length > 0,
      recipes: recipesFor(recipes, message.host),
      ...this.#guessing(found, () => place().key),
    });
    for (const [index, section] of message.sections.entries()) {
      const result = results[index] as SightResult;
      halves.push(...result.halves);
      this.#testimonies.count(result.notKept);
      unreadable += Math.min(unreadOf(result, message), section.bytes.byteLength);
      for (const notice of [...result.notices, ...mediaNotices(result, message)])
        this.board.add({ ...notice, about: message.connection.id });
      for (const { bytes, field, rank } of result.keys)
        this.#ring.add({ bytes, mode: null, iv: null, rank, seen: { field, host: message.host } });
      for (const one of result.sighted) this.#testimonies.take(one, section, place());
      if (this.#unopened.admits(section, result.sealed, { file: standing.file, serial: place().serial }))
        this.#keep(result, section, place());
    }
    for (const one of sightAcross(halves, needles)) this.#testimonies.take(one, one.part.section, place());
    if (messages) this.#testimonies.list(place());
    return unreadable;
  }

  /** What others must know; `heard` is how much of everything this one has heard. */
  seen(heard: number): Seen {
    const { isFull } = this.#ring;
    return { keys: this.#ring.keys(), isFull, kept: this.#unopened.costs(), heard };
  }

  /** Tries all keys on all that is kept, and gives everything that was found. */
  finish({ keys, counts }: Opening): ShareTally {
    const used = new Set<number>();
    this.#unopened.cut(counts);
    const use = (key: RingKey) => used.add(keys.indexOf(key));
    for (const opened of this.#unopened.open(this.#options.needles, keys, use)) {
      const { message, standing, section } = opened;
      const { destination, moment } = standing;
      const { direction } = message;
      this.coverage.open(message.connection, { destination, ...moment, direction }, opened.opened);
      for (const notice of opened.notices) this.board.add({ ...notice, about: message.connection.id });
      const place = { ...opened, standing: { ...standing, keys }, wasOpened: true };
      for (const one of opened.sighted) this.#testimonies.take(one, section, place);
      const { visited } = this.#guessing(opened, () => opened.key);
      for (const part of opened.parts) visited?.(part);
    }
    if (keys.length > 0) for (const notice of this.#unopened.notices()) this.board.add(notice);
    return {
      testimonies: this.#testimonies.tally(),
      coverage: this.coverage.tally(),
      notices: this.board.tally(),
      proven: this.proven,
      used,
      guesses: this.#options.guesses?.tally() ?? null,
    };
  }

  /** What a guess is told with, where guesses are asked for. */
  #guessing(place: Omit<Place, 'key'>, key: () => string): Pick<SightOptions, 'visited'> {
    const { guesses } = this.#options;
    if (guesses === undefined) return {};
    const { message, capture, serial } = place;
    const { file, destination, redact } = place.standing;
    const host = message.host === null ? null : redact(legibleWords(message.host));
    const { at, direction } = message;
    const { transport } = message.connection;
    const { index } = message.origin;
    const told = { capture, serial, at, direction, host, transport, destination, file, index, key };
    return { visited: (part) => guesses.look(part, told) };
  }

  /** What a key may open waits for the end, when all keys have been seen. */
  #keep(result: SightResult, section: Section, place: Place): void {
    const { sealed, notices } = result;
    const message = { ...place.message, sections: [] };
    const counted = Math.min(unreadOf(result, message), section.bytes.byteLength, message.byteLength);
    const noticed = notices.map(({ code }) => code);
    this.#unopened.keep({ ...place, section, message, unreadable: counted, noticed }, sealed);
  }
}
