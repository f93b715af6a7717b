import { latin1Of, type Micros, type Source, type Sourced } from '../../base/index.ts';
import { ja3, ja4, parseClientHello } from '../../capture/index.ts';
import { Gathering } from '../stream/gathering.ts';
import { completingPacket, cutSegment, type Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { type AwaitedHello, AwaitingReader } from './awaiting-reader.ts';
import { readClientHello } from './client-hello.ts';
import type { InnerStream } from './inner-talk.ts';
import { OpenedReader } from './opened-reader.ts';
import { SealedReader } from './sealed-reader.ts';

/** With post-quantum keys a ClientHello has some 1,800 bytes; OpenSSL refuses one above 128 KiB. */
export const MOST_HELLO_BYTES = 128 * 1024;

/** TLS that is opened inside of TLS: a proxy that is asked over TLS for a server has two. */
export const MOST_LAYERS = 3;

/** RFC 9849 §5. */
const ENCRYPTED_CLIENT_HELLO = 0xfe0d;

/** RFC 1035 §2.3.4: names are no longer. */
const MOST_NAME_BYTES = 255;

/**
 * TLS up to the client's hello, that tells which keys it takes to read what follows. The server name goes out as a message
 * of its own, so that it is searched; its bytes are counted with the others, so that message accounts for none.
 */
export class TlsReader implements StreamReader {
  readonly #talk: Talk;
  readonly #open: InnerStream;
  readonly #hello: Gathering;
  /** Bytes that the hello has at least: looking at it before they are there would be in vain. */
  #wanted = 0;
  /** Reads on, once the hello was read or is given up. */
  #next: StreamReader | null = null;
  #at: Micros = 0;
  #lastIndex = 0;

  /** `open` gives the readers for what is inside. */
  constructor(talk: Talk, open: InnerStream) {
    this.#talk = talk;
    this.#open = open;
    this.#hello = new Gathering(talk.budget);
  }

  read(direction: Direction, segment: Segment): void {
    if (this.#next !== null) this.#next.read(direction, segment);
    else if (direction === 'request') this.#readHello(segment);
    else this.#goOn().read(direction, segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#goOn().gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    this.#goOn().end(direction);
  }

  relieve(): void {
    this.#goOn().relieve();
  }

  #readHello(segment: Segment): void {
    this.#hello.append(segment);
    this.#at = segment.at;
    this.#lastIndex = completingPacket(segment);
    if (this.#hello.byteLength >= this.#wanted) {
      const found = readClientHello(this.#hello);
      if (found === null || !('wanted' in found) || found.wanted > MOST_HELLO_BYTES) {
        this.#goOn();
        return;
      }
      this.#wanted = found.wanted;
    }
    this.#hello.settle();
  }

  /** No more of the hello is waited for: tells what is there, and lets the reader that it leads to go on. */
  #goOn(): StreamReader {
    if (this.#next !== null) return this.#next;
    const gathered = this.#hello.take();
    const found = readClientHello(gathered, true);
    const hello = found === null || 'wanted' in found ? null : found;
    this.#talk.secured(null);
    const awaited = hello === null ? null : this.#learn(hello.message);
    if (hello !== null && hello.name !== null) this.#tell(hello.name, gathered.source);
    const next = this.#readerFor(awaited);
    this.#next = next;
    this.#replay(gathered, next);
    return next;
  }

  /** Gives by what its secrets are known. */
  #learn(message: Uint8Array): AwaitedHello | null {
    const hello = parseClientHello(message);
    if (hello === 'none') return null;
    this.#talk.described({ ja3: ja3(hello), ja4: ja4(hello) });
    return { clientRandom: hello.random, isCovered: hello.extensions.includes(ENCRYPTED_CLIENT_HELLO) };
  }

  #readerFor(hello: AwaitedHello | null): StreamReader {
    const talk = this.#talk;
    if (hello === null || talk.layers >= MOST_LAYERS) return new SealedReader(talk, hello?.isCovered);
    if (talk.keys.privateKeys.length > 0 || talk.keys.knows(hello.clientRandom))
      return new OpenedReader(talk, this.#open);
    return new AwaitingReader(talk, this.#open, hello);
  }

  #replay({ bytes, source }: Sourced, next: StreamReader): void {
    const whole = { bytes, at: this.#at, index: 0, offset: 0 };
    let start = 0;
    for (const { index, offset, byteLength } of source.pieces({ start: 0, end: bytes.length })) {
      const end = start + byteLength;
      next.read('request', { ...cutSegment(whole, start, end), index, offset });
      start = end;
    }
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
