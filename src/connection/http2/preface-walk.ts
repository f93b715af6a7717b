import { latin1Of } from '../../base/index.ts';
import { PREFACE } from './frame-sign.ts';

/** Reads the client's first bytes (RFC 9113 §3.4), which a server never sends, nor a client whose beginning was not captured. */
export class PrefaceWalk {
  #read = 0;
  #isOver: boolean;

  constructor(isExpected: boolean) {
    this.#isOver = !isExpected;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** All of it was there. */
  get isWhole(): boolean {
    return this.#read === PREFACE.length;
  }

  /** It breaks off: what follows is no HTTP/2. A byte of it can begin no frame, so that none at all is well. */
  get isBroken(): boolean {
    return this.#isOver && this.#read > 0 && !this.isWhole;
  }

  /** Whether bytes are its beginning, as far as they reach. */
  mayBegin(bytes: Uint8Array): boolean {
    if (this.#isOver || bytes.length === 0) return false;
    return PREFACE.startsWith(latin1Of(bytes.subarray(0, PREFACE.length)));
  }

  /** Nothing but frames from here on. */
  skip(): void {
    this.#isOver = true;
  }

  /** Says how many of the bytes from `at` on are its. */
  read(bytes: Uint8Array, at: number): number {
    let end = at;
    while (end < bytes.length && bytes[end] === PREFACE.charCodeAt(this.#read) && !this.isWhole) {
      this.#read++;
      end++;
    }
    this.#isOver = this.isWhole || end < bytes.length;
    return end - at;
  }
}
