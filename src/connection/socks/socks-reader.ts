import { concatBytes, type Micros } from '../../base/index.ts';
import type { Message } from '../message.ts';
import { Gathering } from '../stream/gathering.ts';
import { RawReader } from '../stream/raw-reader.ts';
import { completingPacket, cutSegment, ownedSegment, type Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { readSocks, type SocksHandshake } from './socks-handshake.ts';

/** Bytes, and segments, of a handshake and what a client adds that does not wait; names, users and passwords have 255 each. */
export const MOST_HANDSHAKE_BYTES = 16 * 1024;
export const MOST_HANDSHAKE_SEGMENTS = 64;

interface Held {
  readonly direction: Direction;
  readonly segment: Segment;
}

/**
 * Holds what both sides say until it is a SOCKS handshake. That goes out as a message of each side, since it names
 * the target and the user; what follows is read like a connection to that target. What is no handshake after all is
 * a stream like any other.
 */
export class SocksReader implements StreamReader {
  readonly #talk: Talk;
  #held: Held[] = [];
  #heldBytes = 0;

  constructor(talk: Talk) {
    this.#talk = talk;
  }

  read(direction: Direction, segment: Segment): void {
    this.#held.push({ direction, segment: ownedSegment(segment) });
    this.#heldBytes += segment.bytes.length;
    this.#talk.budget.held += segment.bytes.length;
    const verdict = readSocks(this.#bytes('request'), this.#bytes('response'));
    const isFull = this.#heldBytes > MOST_HANDSHAKE_BYTES || this.#held.length > MOST_HANDSHAKE_SEGMENTS;
    if (typeof verdict !== 'string') this.#open(verdict);
    else if (verdict === 'no' || isFull) this.#giveUp();
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#giveUp().gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    if (this.#held.length > 0) this.#giveUp().end(direction);
  }

  relieve(): void {
    this.#giveUp();
  }

  #open(handshake: SocksHandshake): void {
    const { target } = handshake;
    const held = this.#release();
    this.#tell('request', handshake, held);
    this.#tell('response', handshake, held);
    const nobody = { method: null, host: null, upgrade: null, extensions: null };
    const next = target === null ? new RawReader(this.#talk) : this.#talk.next('', { ...nobody, target });
    this.#talk.become(next);
    const left = { request: handshake.request, response: handshake.response };
    for (const { direction, segment } of held) {
      const taken = Math.min(left[direction], segment.bytes.length);
      left[direction] -= taken;
      if (taken < segment.bytes.length) next.read(direction, cutSegment(segment, taken));
    }
    if (target === null) this.#say();
  }

  /** The handshake's bytes of a side, as they are: what a client tells a proxy of itself is searched. */
  #tell(direction: Direction, handshake: SocksHandshake, held: readonly Held[]): void {
    const gathered = new Gathering(this.#talk.budget);
    const mine = held.filter((one) => one.direction === direction).map(({ segment }) => segment);
    const [first] = mine;
    let last = first;
    for (const segment of mine) {
      const left = handshake[direction] - gathered.byteLength;
      if (left === 0) break;
      gathered.append(cutSegment(segment, 0, Math.min(left, segment.bytes.length)));
      last = segment;
    }
    if (first === undefined || last === undefined) return;
    const sourced = gathered.take();
    const message: Message = {
      kind: 'message',
      connection: this.#talk.connection(),
      direction,
      protocol: handshake.protocol,
      at: first.at,
      method: null,
      host: null,
      target: null,
      status: null,
      sections: [{ ...sourced, location: 'stream', field: null, contentType: null, contentEncodings: [] }],
      byteLength: handshake[direction],
      missedBytes: 0,
      origin: { index: completingPacket(last), offset: first.offset },
    };
    this.#talk.hear(message);
  }

  #say(): void {
    const detail =
      'A SOCKS proxy was not asked for a tunnel, or granted none; what follows is searched as a stream.';
    this.#talk.hear({
      kind: 'notice',
      notice: { code: 'socks-no-tunnel', about: this.#talk.connection().id, detail },
    });
  }

  #giveUp(): StreamReader {
    const raw = new RawReader(this.#talk);
    this.#talk.become(raw);
    for (const { direction, segment } of this.#release()) raw.read(direction, segment);
    return raw;
  }

  #release(): readonly Held[] {
    const held = this.#held;
    this.#held = [];
    this.#talk.budget.held -= this.#heldBytes;
    this.#heldBytes = 0;
    return held;
  }

  #bytes(direction: Direction): Uint8Array {
    const parts = this.#held.filter((one) => one.direction === direction);
    return concatBytes(parts.map(({ segment }) => segment.bytes));
  }
}
