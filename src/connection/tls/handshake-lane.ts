import type { Budget } from '../stream/budget.ts';
import { Gathering } from '../stream/gathering.ts';

/** Longest handshake message that is put together; chains of certificates have some 10 kB. (OpenSSL takes 100 kB of those.) */
export const MOST_HANDSHAKE_BYTES = 128 * 1024;

/** RFC 8446 §4: type, and length in three bytes. */
const MESSAGE_HEADER = 4;

/** Puts the handshake messages of one direction together from what its records held. */
export class HandshakeLane {
  readonly #take: (type: number, message: Uint8Array) => void;
  readonly #gathered: Gathering;
  #wanted = MESSAGE_HEADER;
  /** Bytes still to come of a message that is too long. */
  #skipping = 0;

  /** `take` is given each message with its header. */
  constructor(budget: Budget, take: (type: number, message: Uint8Array) => void) {
    this.#gathered = new Gathering(budget);
    this.#take = take;
  }

  read(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#skipping > 0) {
        const skipped = Math.min(this.#skipping, bytes.length - at);
        this.#skipping -= skipped;
        at += skipped;
        continue;
      }
      const part = bytes.subarray(at, at + this.#wanted - this.#gathered.byteLength);
      this.#gathered.append({ bytes: part, at: 0, index: 0, offset: 0 });
      at += part.length;
      if (this.#gathered.byteLength === this.#wanted) this.#whole();
    }
    this.#gathered.settle();
  }

  /** What was begun will not be continued. */
  clear(): void {
    this.#gathered.clear();
    this.#wanted = MESSAGE_HEADER;
    this.#skipping = 0;
  }

  #whole(): void {
    const message = this.#gathered.bytes;
    const [type = 0, high = 0, middle = 0, low = 0] = message;
    const whole = MESSAGE_HEADER + ((high << 16) | (middle << 8) | low);
    if (this.#wanted < whole && whole <= MOST_HANDSHAKE_BYTES) {
      this.#wanted = whole;
      return;
    }
    this.clear();
    if (whole > MOST_HANDSHAKE_BYTES) this.#skipping = whole - MESSAGE_HEADER;
    else this.#take(type, message);
  }
}
