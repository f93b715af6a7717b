import { concatBytes } from '../../base/index.ts';
import { type WebSocketFrame, WebSocketFrames } from './web-socket-frames.ts';

/**
 * Bytes of one message held at once; a longer one is recorded in pieces of about this size.
 * (Node's ws takes messages up to 100 MiB.)
 */
export const MOST_MESSAGE_BYTES = 1 << 20;

/** A whole message, or a piece of one that is too long to be held. */
export type MessageHeard = (bytes: Uint8Array) => void;

/** Listens to one direction of a WebSocket (RFC 6455 section 5) and tells of its text and binary messages. */
export class WebSocketMessages {
  readonly #heard: MessageHeard;
  readonly #frames = new WebSocketFrames(this);
  #message: Uint8Array[] = [];
  #messageBytes = 0;

  constructor(heard: MessageHeard) {
    this.#heard = heard;
  }

  take(bytes: Uint8Array): void {
    this.#frames.take(bytes);
  }

  begins(): boolean {
    return true;
  }

  payload(frame: WebSocketFrame, part: Uint8Array): void {
    if (isControl(frame)) return;
    this.#message.push(part);
    this.#messageBytes += part.byteLength;
    if (this.#messageBytes >= MOST_MESSAGE_BYTES) this.#say();
  }

  ends(frame: WebSocketFrame): void {
    if (!isControl(frame) && frame.isLast) this.#say();
  }

  #say(): void {
    if (this.#messageBytes === 0) return;
    const message = concatBytes(this.#message);
    this.#message = [];
    this.#messageBytes = 0;
    this.#heard(message);
  }
}

function isControl({ opcode }: WebSocketFrame): boolean {
  return opcode >= 8;
}
