import { TelltaleError } from '../base/index.ts';
import { KeyRing, type RingKey } from '../decode/index.ts';
import { ROOM_NAMES, roomShares } from './keeping-room.ts';
import type { KeptCosts, KeptCounts } from './unopened.ts';

/** What one share of the messages has shown that the others must know before anything closed is opened. Plain data. */
export interface Seen {
  readonly keys: readonly RingKey[];
  /** Keys were seen for which there was no place. */
  readonly isFull: boolean;
  readonly kept: KeptCosts;
  /** Messages of all shares and connections that were let go: the same for each share of the same captures. */
  readonly heard: number;
}

/** With what one share opens what it has kept: the keys that all have seen, and how much of it is kept at all. */
export interface Opening {
  readonly keys: readonly RingKey[];
  readonly isFull: boolean;
  readonly counts: KeptCounts;
}

/** An opening for each share. Throws `capture-changed` where they have not heard the same. */
export function openingsFor(shares: readonly Seen[]): Opening[] {
  if (new Set(shares.map(({ heard }) => heard)).size > 1) {
    throw new TelltaleError(
      'capture-changed',
      'a capture changed while it was being read; scan it once it is complete, or with --jobs 1',
    );
  }
  const ring = new KeyRing();
  for (const { keys } of shares) for (const key of keys) ring.add(key);
  const isFull = ring.isFull || shares.some((seen) => seen.isFull);
  const keys = ring.keys();
  const [bodies, short] = ROOM_NAMES.map((name) =>
    roomShares(
      name,
      shares.map(({ kept }) => kept[name]),
    ),
  ) as [number[], number[]];
  return shares.map((_, index) => ({
    keys,
    isFull,
    counts: { bodies: bodies[index] ?? 0, short: short[index] ?? 0 },
  }));
}
