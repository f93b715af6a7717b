import { latin1Of, type Micros, type Source, type Sourced } from '../../base/index.ts';
import type { AgreedTls } from '../../capture/index.ts';
import { Gathering } from '../stream/gathering.ts';
import { OpaqueReader } from '../stream/opaque-reader.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { readClientHello } from './client-hello.ts';
import { RecordWalk } from './record-walk.ts';
import { readServerHello } from './server-hello.ts';

/** With post-quantum keys a ClientHello has some 1,800 bytes; OpenSSL refuses one above 128 KiB. */
export const MOST_HELLO_BYTES = 128 * 1024;

/** With post-quantum keys a ServerHello has some 1,200 bytes; the alerts that may come before it have 7. */
export const MOST_SERVER_HELLO_BYTES = 16 * 1024;

/** RFC 1035 §2.3.4: names are no longer. */
const MOST_NAME_BYTES = 255;

/** By direction; kept until it is known whether something was said. */
interface Walks {
  readonly request: RecordWalk;
  readonly response: RecordWalk;
}

/**
 * TLS without keys: the server name is read, everything counts as opaque. The name goes out as a message of its
 * own, so that it is searched; its bytes are among the opaque ones, so that message accounts for none. What the server
 * chose counts once something was said under it: a client that does not like the choice ends the connection there.
 */
export class TlsReader implements StreamReader {
  readonly #talk: Talk;
  #opaque: OpaqueReader | null = null;
  #hello: Gathering | null;
  /** Bytes that the hello has at least: looking at it before they are there would be in vain. */
  #wanted = 0;
  #answer: Gathering | null;
  #answerWanted = 0;
  /** What the server chose, as long as nothing was said under it. */
  #chosen: AgreedTls | null = null;
  #walks: Walks | null;
  #at: Micros = 0;
  #lastIndex = 0;

  constructor(talk: Talk) {
    this.#talk = talk;
    this.#hello = new Gathering(talk.budget);
    // In the middle of a connection nobody knows where a record begins.
    this.#answer = talk.midStream ? null : new Gathering(talk.budget);
    this.#walks = talk.midStream ? null : { request: new RecordWalk(), response: new RecordWalk() };
  }

  read(direction: Direction, segment: Segment): void {
    if (direction === 'request' && this.#hello !== null) this.#readHello(this.#hello, segment);
    if (direction === 'response' && this.#answer !== null) this.#readAnswer(this.#answer, segment);
    this.#counting().read(direction, segment);
    if (this.#walks !== null) this.#walk(this.#walks, direction, segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (direction === 'request') this.#dropHello();
    else this.#dropAnswer(null);
    this.#walks?.[direction].gap(byteLength);
    this.#counting().gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    if (direction === 'request') this.#dropHello();
    else this.#dropAnswer(null);
    this.#counting().end(direction);
  }

  relieve(): void {
    this.#dropHello();
    this.#dropAnswer(null);
  }

  /** Made late, so that the connection is known to be TLS when its notice goes out. */
  #counting(): OpaqueReader {
    if (this.#opaque === null) {
      this.#talk.secured(null);
      this.#opaque = new OpaqueReader(
        this.#talk,
        'tls-no-key',
        'A connection is protected by TLS and no key for it is known.',
      );
    }
    return this.#opaque;
  }

  #readHello(hello: Gathering, segment: Segment): void {
    hello.append(segment);
    this.#at = segment.at;
    this.#lastIndex = segment.index;
    if (hello.byteLength >= this.#wanted) {
      const found = readClientHello(hello);
      if (found === null || !('wanted' in found) || found.wanted > MOST_HELLO_BYTES) {
        this.#dropHello();
        return;
      }
      this.#wanted = found.wanted;
    }
    hello.settle();
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

  /** No more of the hello is waited for: tells what is there. */
  #dropHello(): void {
    const gathered = this.#hello;
    if (gathered === null) return;
    this.#hello = null;
    const hello = gathered.take();
    const found = readClientHello(hello, true);
    if (found !== null && 'name' in found && found.name !== null) this.#tell(found.name, hello.source);
  }

  #tell(name: Sourced, source: Source): void {
    const serverName = latin1Of(name.bytes.subarray(0, MOST_NAME_BYTES));
    this.#talk.secured(serverName);
    this.#talk.hear({
      kind: 'message',
      connection: this.#talk.connection(),
      direction: 'request',
      protocol: 'tls',
      at: this.#at,
      method: null,
      host: serverName,
      target: null,
      status: null,
      sections: [{ ...name, location: 'sni', field: null, contentType: null, contentEncodings: [] }],
      byteLength: 0,
      missedBytes: 0,
      origin: { index: this.#lastIndex, offset: source.pieces({ start: 0, end: 1 })[0]?.offset ?? 0 },
    });
  }
}
