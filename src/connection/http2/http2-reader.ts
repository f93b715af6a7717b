import type { Micros } from '../../base/index.ts';
import type { Asked } from '../stream/asked.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
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
  readonly #lanes: Readonly<Record<Direction, Http2Lane>>;
  readonly #ended = new Set<Direction>();

  constructor(talk: Talk, { asked, isLate = talk.midStream }: Begun = {}) {
    this.#streams = new StreamTable(talk);
    this.#isLate = isLate;
    this.#lanes = {
      request: this.#lane(talk, 'request', 'response'),
      response: this.#lane(talk, 'response', 'request'),
    };
    if (asked !== undefined) this.#streams.open(1, asked).halves.request.ended = true;
  }

  read(direction: Direction, segment: Segment): void {
    this.#lanes[direction].read(segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#lanes[direction].gap(byteLength, at);
  }

  end(direction: Direction): void {
    this.#lanes[direction].end();
    this.#ended.add(direction);
    if (this.#ended.size < 2) return;
    this.#streams.forgetAll();
    this.#lanes.request.forget();
    this.#lanes.response.forget();
  }

  relieve(): void {
    this.#streams.relieve();
    this.#lanes.request.relieve();
    this.#lanes.response.relieve();
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
