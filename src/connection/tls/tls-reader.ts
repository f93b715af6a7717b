import { type Micros, shifted } from '../../base/index.ts';
import { Gathering } from '../stream/gathering.ts';
import { OpaqueReader } from '../stream/opaque-reader.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { readClientHello } from './client-hello.ts';

/** A ClientHello is at most one record here; with post-quantum keys it has some 1,800 bytes. */
export const MOST_HELLO_BYTES = 17 * 1024;

/**
 * TLS without keys: the server name is read, everything counts as opaque. The name goes out as a message of its
 * own, so that it is searched; its bytes are among the opaque ones, so that message accounts for none.
 */
export class TlsReader implements StreamReader {
  readonly #talk: Talk;
  #opaque: OpaqueReader | null = null;
  #hello: Gathering | null;

  constructor(talk: Talk) {
    this.#talk = talk;
    this.#hello = new Gathering(talk.budget);
  }

  read(direction: Direction, segment: Segment): void {
    if (direction === 'request' && this.#hello !== null) this.#readHello(this.#hello, segment);
    this.#counting().read(direction, segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (direction === 'request') this.#dropHello();
    this.#counting().gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    if (direction === 'request') this.#dropHello();
    this.#counting().end(direction);
  }

  relieve(): void {
    this.#dropHello();
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
    const found = readClientHello(hello.bytes);
    if (found === 'more' && hello.byteLength < MOST_HELLO_BYTES) {
      hello.settle();
      return;
    }
    this.#hello = null;
    const { bytes, source } = hello.take();
    if (found === null || found === 'more' || found.nameSpan === null) return;
    this.#talk.secured(found.serverName);
    const { start, end } = found.nameSpan;
    this.#talk.hear({
      kind: 'message',
      connection: this.#talk.connection(),
      direction: 'request',
      protocol: 'tls',
      at: segment.at,
      method: null,
      host: found.serverName,
      target: null,
      status: null,
      sections: [
        {
          bytes: bytes.subarray(start, end),
          source: shifted(source, start),
          location: 'sni',
          field: null,
          contentType: null,
          contentEncodings: [],
        },
      ],
      byteLength: 0,
      missedBytes: 0,
      origin: {
        index: segment.index,
        offset: source.pieces({ start: 0, end: 1 })[0]?.offset ?? segment.offset,
      },
    });
  }

  #dropHello(): void {
    this.#hello?.clear();
    this.#hello = null;
  }
}
