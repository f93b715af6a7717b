import type { Micros } from '../../base/index.ts';
import type { Asked } from '../stream/asked.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { deflateParameters } from './deflate-parameters.ts';
import { WebSocketLane } from './web-socket-lane.ts';

/** A WebSocket in both directions, from behind the upgrade that led to it. */
export class WebSocketReader implements StreamReader {
  readonly #lanes: Readonly<Record<Direction, WebSocketLane>>;
  readonly #ended = new Set<Direction>();

  constructor(talk: Talk, asked: Asked | undefined) {
    const host = asked?.host ?? null;
    const { startsAnew } = deflateParameters(asked?.extensions ?? null);
    this.#lanes = {
      request: new WebSocketLane(talk, 'request', { host, startsAnew: startsAnew.request }),
      response: new WebSocketLane(talk, 'response', { host, startsAnew: startsAnew.response }),
    };
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
    this.#lanes.request.forget();
    this.#lanes.response.forget();
  }

  relieve(): void {
    this.#lanes.request.relieve();
    this.#lanes.response.relieve();
  }
}
