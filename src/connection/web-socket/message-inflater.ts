import { constants, inflateRawSync } from 'node:zlib';
import { concatBytes } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';

/** RFC 7692 §7.2.1: the end of a message that its sender leaves away. */
const TAIL = Uint8Array.of(0, 0, 0xff, 0xff);

/** Deflate looks back no further (RFC 1951 §2). */
const WINDOW_BYTES = 32 * 1024;

/** The most that one message is inflated to; longer ones stay as they are, and are said to. */
export const MOST_INFLATED_BYTES = 16 * 1024 * 1024;

/**
 * What messages may be inflated to for each byte of all messages so far, and what they may be besides. Text seldom
 * gives more than 20; a message that repeats the one before gives some hundreds.
 */
export const MOST_INFLATION = 256;
const FREE_INFLATION = MOST_INFLATED_BYTES;

/** Inflates the messages of one direction (RFC 7692 §7.2.2), which may refer to those before. */
export class MessageInflater {
  readonly #startsAnew: boolean;
  readonly #budget: Budget;
  #window: Uint8Array = new Uint8Array(0);
  #credit = FREE_INFLATION;

  constructor(startsAnew: boolean, budget: Budget) {
    this.#startsAnew = startsAnew;
    this.#budget = budget;
  }

  /** Null where it is wrong, too large, or refers to what is not known. */
  inflate(message: Uint8Array): Uint8Array | null {
    this.#credit += message.length * MOST_INFLATION;
    const inflated = inflateWhole(concatBytes([message, TAIL]), this.#window, this.#most());
    if (inflated === null) this.lose();
    else {
      this.#credit -= inflated.length;
      if (!this.#startsAnew) this.#keep(inflated);
    }
    return inflated;
  }

  /** A message before the next one is not known, or none will come. */
  lose(): void {
    this.#keepWindow(new Uint8Array(0));
  }

  #most(): number {
    return Math.max(1, Math.min(MOST_INFLATED_BYTES, this.#credit));
  }

  #keep(inflated: Uint8Array): void {
    const joined = inflated.length >= WINDOW_BYTES ? inflated : concatBytes([this.#window, inflated]);
    this.#keepWindow(joined.slice(Math.max(0, joined.length - WINDOW_BYTES)));
  }

  #keepWindow(window: Uint8Array): void {
    this.#budget.held += window.length - this.#window.length;
    this.#window = window;
  }
}

function inflateWhole(bytes: Uint8Array, dictionary: Uint8Array, maxOutputLength: number): Uint8Array | null {
  try {
    const buffer = inflateRawSync(bytes, {
      maxOutputLength,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(dictionary.length > 0 ? { dictionary } : {}),
    });
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // What wrong bytes cause: zlib's own faults, and the bound on output.
    if (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}
