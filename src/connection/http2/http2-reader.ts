import type { Micros } from '../../base/index.ts';
import type { Asked } from '../stream/asked.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { FirstAsked } from './first-asked.ts';
import { Http2Lane } from './http2-lane.ts';
import { StreamTable } from './stream-table.ts';

/** RFC 9113 §6.5.2. */
const HEADER_TABLE_SIZE = 1;
const MAX_FRAME_SIZE = 5;

/** How a connection came to speak HTTP/2. */
export interface Begun {
  /** The HTTP/1.1 request whose upgrade led here; stream 1 answers it (RFC 7540 §3.2). */
  readonly asked?: Asked | undefined;
  /** The beginning was not seen. */
  readonly isLate?: boolean;
}

/** HTTP/2 in both directions. */
export class Http2Reader implements StreamReader {
  readonly #streams: StreamTable;
  readonly #isLate: boolean;
  readonly #talk: Talk;
  #first: FirstAsked | null;
  readonly #lanes: Readonly<Record<Direction, Http2Lane>>;
  readonly #ended = new Set<Direction>();

  constructor(talk: Talk, { asked, isLate = talk.midStream }: Begun = {}) {
    this.#talk = talk;
    this.#streams = new StreamTable(talk);
    this.#isLate = isLate;
    this.#first = isLate || asked !== undefined ? null : new FirstAsked(talk.budget);
    this.#lanes = {
      request: this.#lane(talk, 'request', 'response'),
      response: this.#lane(talk, 'response', 'request'),
    };
    if (asked === undefined) return;
    this.#streams.host = asked.host;
    this.#streams.open(1, asked).halves.request.ended = true;
  }

  read(direction: Direction, segment: Segment): void {
    if (direction === 'request' && this.#first !== null) this.#readFirst(this.#first, segment);
    else this.#lanes[direction].read(segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (direction === 'request') this.#dropFirst();
    this.#lanes[direction].gap(byteLength, at);
  }

  end(direction: Direction): void {
    if (direction === 'request') this.#dropFirst();
    this.#lanes[direction].end();
    this.#ended.add(direction);
    if (this.#ended.size < 2) return;
    this.#streams.forgetAll();
    this.#lanes.request.forget();
    this.#lanes.response.forget();
  }

  relieve(): void {
    this.#dropFirst();
    this.#streams.relieve();
    this.#lanes.request.relieve();
    this.#lanes.response.relieve();
  }

  #readFirst(first: FirstAsked, segment: Segment): void {
    const verdict = first.take(segment);
    if (verdict === 'other') this.#dropFirst();
    if (verdict !== 'http1') return;
    this.#first = null;
    const held = first.release();
    this.end('request');
    this.end('response');
    const next = this.#talk.next('http/1');
    this.#talk.become(next);
    for (const one of held) next.read('request', one);
  }

  /** Nothing is waited for any more: what a client said first is HTTP/2, or nothing that is known. */
  #dropFirst(): void {
    const held = this.#first?.release() ?? [];
    this.#first = null;
    for (const one of held) this.#lanes.request.read(one);
  }

  /** What one side sets binds the other (RFC 9113 §6.5). */
  #lane(talk: Talk, direction: Direction, other: Direction): Http2Lane {
    const onSetting = (id: number, value: number) => {
      if (id === HEADER_TABLE_SIZE) this.#lanes[other].allowTable(value);
      if (id === MAX_FRAME_SIZE) this.#lanes[other].allowFrames(value);
    };
    return new Http2Lane(talk, direction, { streams: this.#streams, isLate: this.#isLate, onSetting });
  }
}
