/*
 * What is kept until the end has a bound. The first section that there is no room for closes the room, so what is kept
 * are the first ones, however the messages were shared out between those who keep them.
 */

/**
 * Bytes of all sections that are kept: with those of the short ones a quarter of the memory goal; a day's encrypted
 * uploads of one phone.
 */
export const MOST_KEPT_BYTES = 48 * 1024 * 1024;

/**
 * The same for sections whose sealed parts are all too short to look encrypted. A session's id of sixteen bytes
 * comes with every request and looks the same; it must not take the room of real bodies.
 */
export const MOST_KEPT_SHORT_BYTES = 16 * 1024 * 1024;

/** What is counted for a section beside its bytes: the message, and where it stands. */
const KEPT_OVERHEAD = 1_024;

/**
 * Closed parts of all sections in a room: each is held against every key, at some 50 ns, so that a full ring
 * takes half a second. An address book of 2,000 contacts, encrypted field by field, has 10,000.
 */
export const MOST_KEPT_PARTS = 25_000;

export const ROOM_NAMES = ['bodies', 'short'] as const;
export type RoomName = (typeof ROOM_NAMES)[number];

/** What a section takes of its room. */
export interface KeptCost {
  /** Ordinal of its message. */
  readonly serial: number;
  readonly byteLength: number;
  /** Its closed parts. */
  readonly parts: number;
}

export class KeepingRoom {
  readonly #mostBytes: number;
  #bytes = 0;
  #parts = 0;
  #isClosed = false;

  /** Whether there was no room for something. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  constructor(name: RoomName) {
    this.#mostBytes = name === 'short' ? MOST_KEPT_SHORT_BYTES : MOST_KEPT_BYTES;
  }

  /** Takes a section in, if there is room for it. */
  admits({ byteLength, parts }: Omit<KeptCost, 'serial'>): boolean {
    const bytes = this.#bytes + byteLength + KEPT_OVERHEAD;
    this.#isClosed ||= bytes > this.#mostBytes || this.#parts + parts > MOST_KEPT_PARTS;
    if (this.#isClosed) return false;
    this.#bytes = bytes;
    this.#parts += parts;
    return true;
  }
}

/**
 * How many of its sections each keeps, of those that several would keep in one room; with these comes the one that
 * closed each of their rooms.
 */
export function roomShares(name: RoomName, kept: readonly (readonly KeptCost[])[]): number[] {
  const room = new KeepingRoom(name);
  const shares = kept.map(() => 0);
  const all = kept.flatMap((costs, owner) => costs.map((cost) => ({ owner, cost })));
  for (const { owner, cost } of all.sort((a, b) => a.cost.serial - b.cost.serial))
    if (room.admits(cost)) shares[owner] = (shares[owner] as number) + 1;
  return shares;
}
