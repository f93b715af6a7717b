import { concatBytes } from '../../base/index.ts';

/**
 * Bytes of one message held at once; a longer one is recorded in pieces of about this size.
 * (Node's ws takes messages up to 100 MiB.)
 */
export const MOST_MESSAGE_BYTES = 1 << 20;

/** A whole message, or a piece of one that is too long to be held. */
export type MessageHeard = (bytes: Uint8Array) => void;

/** The longest head of a frame: two bytes, eight of length, four of mask (RFC 6455 section 5.2). */
const MOST_HEAD = 14;

/** Listens to one direction of a WebSocket (RFC 6455 section 5) and tells of its text and binary messages. */
export class WebSocketFrames {
  readonly #heard: MessageHeard;
  #head: Uint8Array = new Uint8Array(0);
  #mask: Uint8Array | null = null;
  #maskAt = 0;
  /** Payload bytes of the frame that are still to come. */
  #left = 0;
  #isControl = false;
  #isLast = false;
  #message: Uint8Array[] = [];
  #messageBytes = 0;

  constructor(heard: MessageHeard) {
    this.#heard = heard;
  }

  take(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.byteLength) {
      if (this.#left === 0) {
        const joinedHead = concatBytes([this.#head, bytes.subarray(at, at + MOST_HEAD)]);
        const headBytes = this.#readHead(joinedHead);
        if (headBytes === null) {
          this.#head = joinedHead;
          return;
        }
        at += headBytes - this.#head.byteLength;
        this.#head = new Uint8Array(0);
        if (this.#left === 0) this.#frameOver();
        continue;
      }
      const payload = bytes.subarray(at, at + this.#left);
      at += payload.byteLength;
      this.#left -= payload.byteLength;
      if (!this.#isControl) this.#add(this.#unmasked(payload));
      else this.#maskAt += payload.byteLength;
      if (this.#left === 0) this.#frameOver();
    }
  }

  /** Reads the head of a frame; gives its length, or null where it is not whole. */
  #readHead(head: Uint8Array): number | null {
    const [first, second] = head;
    if (first === undefined || second === undefined) return null;
    const short = second & 0x7f;
    const maskAt = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
    const headBytes = maskAt + ((second & 0x80) !== 0 ? 4 : 0);
    if (head.byteLength < headBytes) return null;
    const view = new DataView(head.buffer, head.byteOffset);
    this.#left = short === 126 ? view.getUint16(2) : short === 127 ? Number(view.getBigUint64(2)) : short;
    this.#mask = headBytes > maskAt ? head.slice(maskAt, headBytes) : null;
    this.#maskAt = 0;
    this.#isControl = (first & 0x08) !== 0;
    this.#isLast = (first & 0x80) !== 0;
    return headBytes;
  }

  #unmasked(payload: Uint8Array): Uint8Array {
    const mask = this.#mask;
    const from = this.#maskAt;
    this.#maskAt += payload.byteLength;
    if (mask === null) return payload;
    const clear = new Uint8Array(payload.byteLength);
    for (let i = 0; i < clear.byteLength; i++) {
      clear[i] = (payload[i] as number) ^ (mask[(from + i) & 3] as number);
    }
    return clear;
  }

  #add(payload: Uint8Array): void {
    this.#message.push(payload);
    this.#messageBytes += payload.byteLength;
    if (this.#messageBytes >= MOST_MESSAGE_BYTES) this.#say();
  }

  #frameOver(): void {
    if (!this.#isControl && this.#isLast) this.#say();
  }

  #say(): void {
    if (this.#messageBytes === 0) return;
    const message = concatBytes(this.#message);
    this.#message = [];
    this.#messageBytes = 0;
    this.#heard(message);
  }
}
