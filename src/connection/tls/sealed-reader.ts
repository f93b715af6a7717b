import type { Micros } from '../../base/index.ts';
import type { AgreedTls } from '../../capture/index.ts';
import { Gathering } from '../stream/gathering.ts';
import { OpaqueReader } from '../stream/opaque-reader.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { RecordWalk } from './record-walk.ts';
import { readServerHello } from './server-hello.ts';

/** With post-quantum keys a ServerHello has some 1,200 bytes; the alerts that may come before it have 7. */
export const MOST_SERVER_HELLO_BYTES = 16 * 1024;

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
  #answer: Gathering | null;
  #answerWanted = 0;
  /** What the server chose, as long as nothing was said under it. */
  #chosen: AgreedTls | null = null;
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
    this.#answer = talk.midStream ? null : new Gathering(talk.budget);
    this.#walks = talk.midStream ? null : { request: new RecordWalk(), response: new RecordWalk() };
  }

  read(direction: Direction, segment: Segment): void {
    if (direction === 'response' && this.#answer !== null) this.#readAnswer(this.#answer, segment);
    this.#opaque.read(direction, segment);
    if (this.#walks !== null) this.#walk(this.#walks, direction, segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (direction === 'response') this.#dropAnswer(null);
    this.#walks?.[direction].gap(byteLength);
    this.#opaque.gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    if (direction === 'response') this.#dropAnswer(null);
    this.#opaque.end(direction);
  }

  relieve(): void {
    this.#dropAnswer(null);
  }

  #readAnswer(answer: Gathering, segment: Segment): void {
    answer.append(segment);
    if (answer.byteLength >= this.#answerWanted) {
      const found = readServerHello(answer);
      if (found === null || !('wanted' in found) || found.wanted > MOST_SERVER_HELLO_BYTES) {
        this.#dropAnswer(found === null || 'wanted' in found ? null : found);
        return;
      }
      this.#answerWanted = found.wanted;
    }
    answer.settle();
  }

  /** No more of the answer is waited for. */
  #dropAnswer(chosen: AgreedTls | null): void {
    if (this.#answer === null) return;
    this.#answer.clear();
    this.#answer = null;
    this.#chosen = chosen;
    if (chosen === null) this.#walks = null;
  }

  #walk(walks: Walks, direction: Direction, segment: Segment): void {
    const walk = walks[direction];
    walk.read(segment.bytes);
    if (this.#chosen === null || !(walks.request.hasSpoken || walks.response.hasSpoken)) return;
    this.#talk.agreed(this.#chosen);
    this.#walks = null;
  }
}
