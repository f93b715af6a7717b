import type { Micros } from '../../base/index.ts';
import { OpaqueReader } from '../stream/opaque-reader.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { certificateNames } from './certificate-message.ts';
import { ClearHandshake } from './clear-handshake.ts';
import { RecordWalk } from './record-walk.ts';

const COVERED =
  'The server name of a connection may be a cover: its client sent an encrypted hello (ECH), or made as if it did.';

/** By direction; kept until it is known whether something was said. */
interface Walks {
  readonly request: RecordWalk;
  readonly response: RecordWalk;
}

/**
 * TLS without keys: everything counts as opaque. What the server chose counts once something was said under it: a client
 * that does not like the choice ends the connection there.
 */
export class SealedReader implements StreamReader {
  readonly #talk: Talk;
  readonly #opaque: OpaqueReader;
  /** What the server says in clear, as long as more of it may come. */
  readonly #clear: ClearHandshake | null;
  #walks: Walks | null;

  /** `isCovered`: the client sent another hello in this one, or made as if. */
  constructor(talk: Talk, isCovered = false) {
    this.#talk = talk;
    talk.secured(null);
    if (isCovered) {
      const about = talk.connection().id;
      talk.hear({ kind: 'notice', notice: { code: 'tls-name-covered', about, detail: COVERED } });
    }
    const detail = 'A connection is protected by TLS and no key for it is known.';
    this.#opaque = new OpaqueReader(talk, 'tls-no-key', detail);
    // In the middle of a connection nobody knows where a record begins.
    this.#clear = talk.midStream ? null : new ClearHandshake(talk.budget);
    this.#walks = talk.midStream ? null : { request: new RecordWalk(), response: new RecordWalk() };
  }

  read(direction: Direction, segment: Segment): void {
    if (direction === 'response') this.#hear(segment);
    this.#opaque.read(direction, segment);
    if (this.#walks !== null) this.#walk(this.#walks, direction, segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (direction === 'response') this.#deafen();
    this.#walks?.[direction].gap(byteLength);
    this.#opaque.gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    if (direction === 'response') this.#deafen();
    this.#opaque.end(direction);
  }

  relieve(): void {
    this.#deafen();
  }

  #hear(segment: Segment): void {
    const clear = this.#clear;
    if (clear === null || clear.isOver) return;
    clear.read(segment);
    if (clear.isOver) this.#deafen();
  }

  /** Nothing more is waited for. */
  #deafen(): void {
    const clear = this.#clear;
    if (clear === null) return;
    if (!clear.isOver) clear.stop();
    const names = clear.certificate === null ? null : certificateNames(clear.certificate);
    if (names !== null) this.#talk.described({ certificate: names });
    clear.certificate = null;
    if (clear.agreed === null) this.#walks = null;
  }

  #walk(walks: Walks, direction: Direction, segment: Segment): void {
    const walk = walks[direction];
    walk.read(segment.bytes);
    const agreed = this.#clear?.agreed ?? null;
    if (agreed === null || !(walks.request.hasSpoken || walks.response.hasSpoken)) return;
    this.#talk.agreed(agreed);
    this.#walks = null;
  }
}
