import type { Notice, Piece, Source } from '../base/index.ts';
import type { Recipe } from '../case/index.ts';
import type { Section } from '../connection/index.ts';
import {
  KeyTrial,
  LEAST_TELLING_BYTES,
  outermostSpan,
  type Part,
  type RingKey,
  recipesFor,
  sealedBlockOf,
} from '../decode/index.ts';
import { type Needles, type SightResult, sight } from '../detect/index.ts';
import { KeepingRoom, type KeptCost, ROOM_NAMES, type RoomName } from './keeping-room.ts';
import type { Place } from './testimonies.ts';
import { unreadOf } from './unread-of.ts';

/*
 * A key may be handed out after the body that it opens, on another connection, in another capture. So what no
 * decoding opens is kept, within a budget, and tried once when everything has been seen: the order of messages
 * and how work is split between connections change nothing.
 */

/** Bytes of one section that is kept. An address book of 2,000 contacts is 300 kB of JSON; what is larger is media. */
export const MOST_KEPT_SECTION = 1024 * 1024;

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
  /** The parts that stood under such a layer, each before what unfolds from it. */
  readonly parts: readonly Part[];
  /** Bytes that looked encrypted and can be read now. */
  readonly opened: number;
  readonly notices: readonly Notice[];
}

/**
 * What one part of the work has kept, as plain data: what each section would take of its room, in order, and last what
 * there was no room for any more.
 */
export type KeptCosts = Readonly<Record<RoomName, readonly KeptCost[]>>;

/** How many of the sections in each room are still kept, where others have their part of it. */
export type KeptCounts = Readonly<Record<RoomName, number>>;

export class Unopened {
  readonly #recipes: readonly Recipe[];
  readonly #trial = new KeyTrial();
  readonly #rooms: Record<RoomName, { readonly room: KeepingRoom; kept: Kept[]; costs: KeptCost[] }> = {
    bodies: { room: new KeepingRoom('bodies'), kept: [], costs: [] },
    short: { room: new KeepingRoom('short'), kept: [], costs: [] },
  };
  /** Bytes that there was no room for, by capture. */
  readonly #leftOut = new Map<string, number>();

  /** `recipes`: the case's own pipelines, which are taken where sections are opened. */
  constructor(recipes: readonly Recipe[] = []) {
    this.#recipes = recipes;
  }

  /** Whether there is room for a section whose sealed parts these are; of what is turned away the bytes are counted. */
  admits({ bytes }: Section, sealed: readonly Part[], at: { file: string; serial: number }): boolean {
    if (sealed.length === 0) return false;
    const { byteLength } = bytes;
    const { room, costs } = this.#rooms[roomFor(sealed)];
    const cost = { serial: at.serial, byteLength, parts: sealed.length };
    const wasOpen = !room.isClosed;
    const isKept = byteLength <= MOST_KEPT_SECTION && room.admits(cost);
    // What closes the room closes it for those as well who have their part of it.
    if (isKept || (wasOpen && room.isClosed)) costs.push(cost);
    if (!isKept) this.#leaveOut(at.file, byteLength);
    return isKept;
  }

  /** Keeps a section that was admitted. */
  keep(kept: Kept, sealed: readonly Part[]): void {
    const { bytes, source } = kept.section;
    for (const part of sealed) this.#trial.add(part.bytes);
    // Copies: the section's own bytes and source are views that would keep all of what was read around them.
    const section = { ...kept.section, bytes: bytes.slice(), source: sourceOf(source, sealed) };
    this.#rooms[roomFor(sealed)].kept.push({ ...kept, section });
  }

  costs(): KeptCosts {
    return { bodies: this.#rooms.bodies.costs, short: this.#rooms.short.costs };
  }

  /** Lets go of what there turned out to be no room for. */
  cut(counts: KeptCounts): void {
    for (const name of ROOM_NAMES) {
      const one = this.#rooms[name];
      for (const { section, standing } of one.kept.slice(counts[name]))
        this.#leaveOut(standing.file, section.bytes.byteLength);
      one.kept.length = Math.min(one.kept.length, counts[name]);
    }
  }

  /** Tries the keys on all that is kept, and tells what any of them opened, by message. */
  *open(needles: Needles, keys: readonly RingKey[], used: (key: RingKey) => void): Generator<Opened> {
    const all = ROOM_NAMES.flatMap((name) => this.#rooms[name].kept).sort((a, b) => a.serial - b.serial);
    if (keys.length === 0 || all.length === 0) return;
    const keysFor = this.#trial.try(keys);
    const sealedBlock = sealedBlockOf(keys);
    for (const kept of all) {
      let isOpened = false;
      const parts: Part[] = [];
      const result = sight(kept.section, needles, {
        keysFor,
        ring: keys,
        isKeyed: true,
        sealedBlock,
        recipes: recipesFor(this.#recipes, kept.message.host),
        visited: (part) => {
          if (isUnderKey(part)) parts.push(part);
        },
        opened: (key) => {
          isOpened = true;
          used(key);
        },
      });
      if (!isOpened) continue;
      yield {
        ...kept,
        parts,
        sighted: result.sighted.filter(({ part }) => isUnderKey(part)),
        opened: Math.max(0, kept.unreadable - unreadOf(result, kept.message)),
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

  #leaveOut(file: string, byteLength: number): void {
    this.#leftOut.set(file, (this.#leftOut.get(file) ?? 0) + byteLength);
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

function roomFor(sealed: readonly Part[]): RoomName {
  return sealed.every(({ bytes }) => bytes.byteLength < LEAST_TELLING_BYTES) ? 'short' : 'bodies';
}

function isUnderKey(part: Part): boolean {
  for (let at: Part | null = part; at !== null; at = at.parent)
    if (at.layer === 'aes' || at.layer === 'des') return true;
  return false;
}
