import type { Micros } from '../../base/index.ts';
import type { Direction, Talk } from './stream-reader.ts';

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

  /** What was counted for a message to come, and none came. */
  left(byteLength: number): void {
    if (byteLength === 0) return;
    this.notice('frames-after', 'Frames that carry no message stand after the last one.', byteLength);
  }
}
