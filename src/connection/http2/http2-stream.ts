import type { Asked } from '../stream/asked.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader } from '../stream/stream-reader.ts';
import type { BlockHead } from './block-head.ts';
import { type HalfShare, Http2Half, type MessagePlace } from './http2-half.ts';

/** What a block of fields brought, beside the fields. */
export interface BlockFacts {
  readonly place: MessagePlace;
  /** Octets of the block that are read. */
  readonly byteLength: number;
  /** Packet that completed it. */
  readonly index: number;
}

/** One stream: a request and its response, or a tunnel (RFC 9113 §5 and §8). */
export class Http2Stream {
  readonly halves: Readonly<Record<Direction, Http2Half>>;
  readonly #share: HalfShare;
  #asked: Asked | null;
  /** Reads what the stream carries where that is no message. */
  #inside: StreamReader | null = null;
  /** A CONNECT waits for its answer. */
  #connecting = false;

  constructor(share: HalfShare, asked: Asked | null) {
    this.#share = share;
    this.#asked = asked;
    this.halves = { request: new Http2Half(share, 'request'), response: new Http2Half(share, 'response') };
  }

  get isOver(): boolean {
    return this.halves.request.ended && this.halves.response.ended;
  }

  /** A block of fields: a head, or trailers after one. */
  readBlock(direction: Direction, head: BlockHead, facts: BlockFacts): void {
    const half = this.halves[direction];
    const isHead = head.method !== null || head.status !== null;
    if (half.isHeaded || (half.isOpen && !isHead)) half.addSections(head.sections, facts.place);
    else if (direction === 'request') this.#ask(half, head, facts);
    else this.#answer(half, head, facts);
    half.addBytes(facts.byteLength, facts.index);
    if (direction === 'request' ? this.#connecting : this.#inside !== null) half.finish();
    // RFC 9110 §15.2: another head follows.
    else if (direction === 'response' && !half.isHeaded) half.finish();
  }

  /** The server says what it will answer although nobody asked (RFC 9113 §8.4). */
  promise(head: BlockHead, facts: BlockFacts): void {
    this.#asked = askedOf(head);
    this.halves.request.ended = true;
    const half = this.halves.response;
    const { method, host, target, contentType, contentEncodings } = head;
    const named = { protocol: 'h2', method, host, target, status: null, contentType, contentEncodings };
    half.begin(named, head.sections, facts.place);
    half.addBytes(facts.byteLength, facts.index);
    half.finish();
  }

  readData(direction: Direction, part: Segment, more: number): void {
    const inside = this.#insideOf(direction);
    if (inside === null) this.halves[direction].readBody(part, more);
    else inside.read(direction, part);
  }

  miss(direction: Direction, byteLength: number, place: MessagePlace): void {
    const inside = this.#insideOf(direction);
    if (inside === null) this.halves[direction].miss(byteLength, place);
    else inside.gap(direction, byteLength, place.at);
  }

  /** The side is done; `index` is the packet that said so. */
  end(direction: Direction, index: number): void {
    const half = this.halves[direction];
    half.addBytes(0, index);
    half.finish();
    half.ended = true;
    this.#inside?.end(direction);
  }

  /** Nothing more will be read: true where a message is cut off by that. */
  cutOff(direction: Direction): boolean {
    this.#inside?.end(direction);
    return this.halves[direction].finish();
  }

  settle(direction: Direction): void {
    this.halves[direction].settle();
  }

  relieve(): void {
    this.#inside?.relieve();
    this.halves.request.relieve();
    this.halves.response.relieve();
  }

  #ask(half: Http2Half, head: BlockHead, { place }: BlockFacts): void {
    this.#asked = askedOf(head);
    half.isHeaded = true;
    this.#connecting = head.method === 'CONNECT';
    const { method, host, target, contentType, contentEncodings } = head;
    const facts = { protocol: 'h2', method, host, target, status: null, contentType, contentEncodings };
    half.begin(facts, head.sections, place);
  }

  #answer(half: Http2Half, head: BlockHead, { place }: BlockFacts): void {
    const { status, contentType, contentEncodings } = head;
    const { method = null, host = null, target = null } = this.#asked ?? {};
    half.begin(
      { protocol: 'h2', method, host, target, status, contentType, contentEncodings },
      head.sections,
      place,
    );
    half.isHeaded = status === null || status >= 200;
    if (!this.#connecting || !half.isHeaded) return;
    if (status !== null && status < 300) this.#tunnel(head.webSocketExtensions);
    else if (this.#inside === null) this.#connecting = false;
  }

  #insideOf(direction: Direction): StreamReader | null {
    // A client that did not wait for the answer.
    if (this.#connecting && direction === 'request') this.#tunnel(null);
    return this.#inside;
  }

  #tunnel(extensions: string | null): void {
    const asked = this.#asked;
    if (this.#inside !== null || asked === null) return;
    this.#inside = this.#share.talk.next(asked.upgrade ?? '', {
      ...asked,
      extensions: extensions ?? asked.extensions,
      isOneOfMany: true,
    });
  }
}

function askedOf({ method, host, target, protocol, webSocketExtensions }: BlockHead): Asked {
  return { method, host, target, upgrade: protocol, extensions: webSocketExtensions };
}
