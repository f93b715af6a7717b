import { concatBytes } from '../../base/index.ts';

/** The longest head of a frame: two bytes, eight of length, four of mask (RFC 6455 §5.2). */
const MOST_HEAD = 14;

export interface WebSocketFrame {
  readonly headBytes: number;
  readonly isLast: boolean;
  /** The reserved bits: the highest, 4, says that a message is compressed (RFC 7692 §6). */
  readonly reserved: number;
  readonly opcode: number;
  /** Of the payload. */
  readonly byteLength: number;
  readonly mask: Uint8Array | null;
}

/** Takes what is in frames. */
export interface WebSocketTaker {
  /** A frame's head is whole; false where nothing is to be read from here on. */
  begins(frame: WebSocketFrame): boolean;
  /** A part of the payload, without its mask, which stands at `at` in the bytes that were taken. */
  payload(frame: WebSocketFrame, part: Uint8Array, at: number): void;
  ends(frame: WebSocketFrame): void;
}

/** Walks through one direction of a WebSocket frame by frame (RFC 6455 §5); holds nothing but heads that are cut. */
export class WebSocketFrames {
  readonly #taker: WebSocketTaker;
  #head: Uint8Array = new Uint8Array(0);
  #frame: WebSocketFrame | null = null;
  #left = 0;
  #maskAt = 0;

  constructor(taker: WebSocketTaker) {
    this.#taker = taker;
  }

  /** Bytes of a head that is not whole. */
  get heldBytes(): number {
    return this.#head.byteLength;
  }

  /** Payload bytes of the frame at hand that are still to come. */
  get left(): number {
    return this.#left;
  }

  /** Says how many bytes were read: where the taker refuses a frame, those before its head. */
  take(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.byteLength) {
      const frame = this.#frame;
      if (frame === null) {
        const head = concatBytes([this.#head, bytes.subarray(at, at + MOST_HEAD)]);
        const headBytes = headLength(head);
        if (headBytes === null) {
          this.#head = head.slice();
          return bytes.byteLength;
        }
        at += headBytes - this.#head.byteLength;
        this.#head = new Uint8Array(0);
        if (!this.#begin(readHead(head, headBytes))) return Math.max(0, at - headBytes);
        continue;
      }
      const payload = bytes.subarray(at, at + this.#left);
      this.#left -= payload.byteLength;
      this.#taker.payload(frame, this.#unmasked(frame, payload), at);
      at += payload.byteLength;
      this.#endIfRead(frame);
    }
    return at;
  }

  /** So many bytes of the payload at hand are missing; no more than `left`. */
  skip(byteLength: number): void {
    if (this.#frame === null) return;
    this.#left -= byteLength;
    this.#maskAt += byteLength;
    this.#endIfRead(this.#frame);
  }

  /** Forgets the frame at hand: what comes next is the head of another. */
  lose(): void {
    this.#head = new Uint8Array(0);
    this.#frame = null;
    this.#left = 0;
  }

  #begin(frame: WebSocketFrame): boolean {
    this.#frame = frame;
    this.#left = frame.byteLength;
    this.#maskAt = 0;
    if (!this.#taker.begins(frame)) return false;
    this.#endIfRead(frame);
    return true;
  }

  #endIfRead(frame: WebSocketFrame): void {
    if (this.#left > 0) return;
    this.#frame = null;
    this.#taker.ends(frame);
  }

  #unmasked({ mask }: WebSocketFrame, payload: Uint8Array): Uint8Array {
    const from = this.#maskAt;
    this.#maskAt += payload.byteLength;
    if (mask === null) return payload;
    const clear = new Uint8Array(payload.byteLength);
    for (let i = 0; i < clear.byteLength; i++) {
      clear[i] = (payload[i] as number) ^ (mask[(from + i) & 3] as number);
    }
    return clear;
  }
}

/** Whether bytes are whole frames from their first to their last, each masked as its side must (RFC 6455 §5.1). */
export function areWebSocketFrames(bytes: Uint8Array, isMasked: boolean): boolean {
  let at = 0;
  while (at < bytes.byteLength) {
    const head = bytes.subarray(at, at + MOST_HEAD);
    const headBytes = headLength(head);
    if (headBytes === null) return false;
    const frame = readHead(head, headBytes);
    if ((frame.mask !== null) !== isMasked || !isWebSocketFrame(frame)) return false;
    at += headBytes + frame.byteLength;
  }
  return at === bytes.byteLength && at > 0;
}

/** Whether RFC 6455 §5.2 and RFC 7692 §6 know such a frame. */
export function isWebSocketFrame({ isLast, reserved, opcode, byteLength }: WebSocketFrame): boolean {
  if (!Number.isSafeInteger(byteLength)) return false;
  if (opcode >= 8) return opcode <= 10 && isLast && byteLength <= 125 && reserved === 0;
  return opcode <= 2 && (reserved === 0 || (reserved === 4 && opcode !== 0));
}

/** Null where not all of it is there. */
function headLength(head: Uint8Array): number | null {
  const second = head[1];
  if (second === undefined) return null;
  const short = second & 0x7f;
  const byteLength = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + ((second & 0x80) !== 0 ? 4 : 0);
  return head.byteLength < byteLength ? null : byteLength;
}

/** The head of so many bytes that the bytes begin with. */
function readHead(head: Uint8Array, headBytes: number): WebSocketFrame {
  const [first = 0, second = 0] = head;
  const short = second & 0x7f;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const byteLength = short === 126 ? view.getUint16(2) : short === 127 ? Number(view.getBigUint64(2)) : short;
  return {
    headBytes,
    isLast: (first & 0x80) !== 0,
    reserved: (first >> 4) & 7,
    opcode: first & 0x0f,
    byteLength,
    mask: (second & 0x80) === 0 ? null : head.slice(headBytes - 4, headBytes),
  };
}
