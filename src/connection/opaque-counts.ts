import type { Micros } from '../base/index.ts';
import type { Connection, Heard } from './message.ts';
import type { Direction } from './stream/stream-reader.ts';

const DIRECTIONS: readonly Direction[] = ['request', 'response'];

/** Counts what of a connection without a stream cannot be read: said once, and added up until it is let go. */
export class OpaqueCounts {
  readonly #counts = new Map<string, Map<Direction, { byteLength: number; at: Micros }>>();
  readonly #connection: Connection;
  readonly #hear: (heard: Heard) => void;

  constructor(connection: Connection, hear: (heard: Heard) => void) {
    this.#connection = connection;
    this.#hear = hear;
  }

  add(
    why: { reason: string; detail: string },
    direction: Direction,
    { byteLength, at }: { byteLength: number; at: Micros },
  ): void {
    let count = this.#counts.get(why.reason);
    if (count === undefined) {
      count = new Map();
      this.#counts.set(why.reason, count);
      const notice = { code: why.reason, about: this.#connection.id, detail: why.detail };
      this.#hear({ kind: 'notice', notice });
    }
    const known = count.get(direction);
    count.set(direction, { byteLength: (known?.byteLength ?? 0) + byteLength, at: known?.at ?? at });
  }

  /** Says how much it was. */
  close(): void {
    for (const [reason, count] of this.#counts) {
      for (const direction of DIRECTIONS) {
        const { byteLength, at } = count.get(direction) ?? { byteLength: 0, at: 0 };
        if (byteLength > 0)
          this.#hear({ kind: 'opaque', connection: this.#connection, at, direction, byteLength, reason });
      }
    }
  }
}
