import type { Micros } from '../../base/index.ts';
import { completingPacket, type Segment } from './segment.ts';
import type { Direction, Talk } from './stream-reader.ts';

/** What the bytes at the end of a direction are told with. */
export interface LeftFacts {
  readonly protocol: string;
  readonly host: string | null;
}

/** Tells what one direction of a connection has besides messages. */
export class LaneReport {
  readonly #talk: Talk;
  readonly #direction: Direction;

  constructor(talk: Talk, direction: Direction) {
    this.#talk = talk;
    this.#direction = direction;
  }

  missed(byteLength: number, at: Micros): void {
    const connection = this.#talk.connection();
    this.#talk.hear({ kind: 'missed', connection, at, direction: this.#direction, byteLength });
  }

  opaque(byteLength: number, reason: string, at: Micros): void {
    if (byteLength === 0) return;
    const connection = this.#talk.connection();
    this.#talk.hear({ kind: 'opaque', connection, at, direction: this.#direction, byteLength, reason });
  }

  notice(code: string, detail: string, byteLength?: number): void {
    const about = this.#talk.connection().id;
    const notice = byteLength === undefined ? { code, about, detail } : { code, about, detail, byteLength };
    this.#talk.hear({ kind: 'notice', notice });
  }

  /** Bytes that were counted for a message to come, and none came: they were read, and say nothing. */
  left(byteLength: number, last: Segment, { protocol, host }: LeftFacts): void {
    if (byteLength === 0) return;
    this.#talk.hear({
      kind: 'message',
      connection: this.#talk.connection(),
      direction: this.#direction,
      protocol,
      at: last.at,
      method: null,
      host,
      target: null,
      status: null,
      sections: [],
      byteLength,
      missedBytes: 0,
      origin: { index: completingPacket(last), offset: last.offset },
    });
  }
}
