import type { Micros } from '../../base/index.ts';
import { OpaqueReader } from '../stream/opaque-reader.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { certificateNames } from './certificate-message.ts';
import { type InnerStream, InnerTalk } from './inner-talk.ts';
import type { Opened } from './protection/opener.ts';
import { RecordLane } from './record-lane.ts';
import { type Outcome, Session } from './session.ts';
import { APPLICATION_DATA, type TlsRecord } from './tls-record.ts';

/** Bytes of records that wait for the server's hello: early data, of which servers take 16 kB or so. */
export const MOST_WAITING_BYTES = 128 * 1024;

/** Why bytes of a connection that keys were given for could not be read. */
const UNREAD = {
  'tls-no-key': 'A connection is protected by TLS and no key for it is known.',
  'tls-key-wrong': 'Keys were given for a connection, and nothing in it could be read with them.',
  'tls-record-unread': 'Records of a connection could not be decrypted with the keys that the others were.',
} as const;

interface Waiting {
  readonly direction: Direction;
  readonly record: TlsRecord;
}

/**
 * TLS of which keys are known: its records are opened, and what was said in them is read as a stream of its own. Each of
 * its bytes keeps the place of the byte in the file that it was decrypted from: records are as long as what they hold.
 */
export class OpenedReader implements StreamReader {
  readonly #talk: Talk;
  readonly #session: Session;
  readonly #inner: InnerTalk;
  readonly #lanes: Readonly<Record<Direction, RecordLane>>;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  /** Bytes of TLS itself. */
  readonly #own = { request: 0, response: 0 };
  #opaque: OpaqueReader | null = null;
  #isDescribed = false;
  #hasSaid = false;
  /** Whether no record that may still come can be read. */
  readonly #isDeaf = { request: false, response: false };
  #at: Micros = 0;

  constructor(talk: Talk, open: InnerStream) {
    this.#talk = talk;
    this.#session = new Session(talk.keys, talk.budget);
    this.#inner = new InnerTalk(talk, open);
    this.#lanes = { request: this.#laneOf('request'), response: this.#laneOf('response') };
  }

  read(direction: Direction, segment: Segment): void {
    this.#at = segment.at;
    if (this.#isDeaf[direction]) this.#unread(direction, segment.bytes.length, segment.at);
    else this.#lanes[direction].read(segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (this.#isDeaf[direction]) this.#missed(direction, byteLength, at);
    else this.#lanes[direction].gap(byteLength, at);
  }

  end(direction: Direction): void {
    this.#guess();
    this.#lanes[direction].end(this.#at);
    this.#inner.end(direction);
    const own = this.#own[direction];
    this.#own[direction] = 0;
    if (this.#session.hasOpened) this.#talk.framed(own);
    else if (own > 0) this.#unread(direction, own, this.#at);
    this.#opaque?.end(direction);
    this.#session.end();
  }

  relieve(): void {
    this.#guess();
    this.#inner.relieve();
  }

  #laneOf(direction: Direction): RecordLane {
    return new RecordLane(this.#talk.budget, {
      record: (record) => this.#take(direction, record),
      broken: (captured, byteLength, at) => this.#broken(direction, { captured, byteLength }, at),
      unframed: (byteLength, at) => this.#unread(direction, byteLength, at),
      lost: (byteLength, at) => {
        this.#session.lost(direction);
        this.#missed(direction, byteLength, at);
      },
    });
  }

  #take(direction: Direction, record: TlsRecord): void {
    if (this.#waiting.some((waiting) => waiting.direction === direction)) {
      this.#wait(direction, record);
      return;
    }
    this.#settle(direction, record, this.#session.take(direction, record));
    if (this.#waiting.length > 0 && this.#session.isSettled) this.#resume();
  }

  #settle(direction: Direction, record: TlsRecord, outcome: Outcome): void {
    switch (outcome.kind) {
      case 'said':
        this.#said(direction, record, outcome.opened);
        return;
      case 'own':
        this.#own[direction] += record.bytes.length;
        return;
      case 'unread':
        if (record.bytes[0] === APPLICATION_DATA) this.#describe();
        this.#unread(direction, record.bytes.length, record.at);
        this.#isDeaf[direction] = this.#session.half(direction).isKeyless;
        this.#skip(direction, record.bytes.length, record.at);
        return;
      case 'wait':
        this.#wait(direction, record);
        return;
      default:
        outcome satisfies never;
    }
  }

  #said(direction: Direction, record: TlsRecord, { bytes, start }: Opened): void {
    this.#own[direction] += record.bytes.length - bytes.length;
    if (bytes.length === 0) return;
    this.#describe();
    this.#hasSaid = true;
    let from = 0;
    for (const { index, offset, byteLength } of record.source.pieces({ start, end: start + bytes.length })) {
      const part = byteLength === bytes.length ? bytes : bytes.subarray(from, from + byteLength);
      const segment = { bytes: part, at: record.at, index, offset };
      this.#inner.reader(this.#protocol).read(direction, segment);
      from += byteLength;
    }
  }

  /** Before anything that was said is told: what is told of a connection holds on to it as it was then. */
  #describe(): void {
    if (this.#isDescribed) return;
    this.#isDescribed = true;
    const { agreed, certificate } = this.#session;
    const names = certificate === null ? null : certificateNames(certificate);
    if (names !== null) this.#talk.described({ certificate: names });
    if (agreed !== null) this.#talk.agreed(agreed);
  }

  /** Of all that ALPN names, HTTP/2 alone is not told apart better by its first bytes. */
  get #protocol(): string {
    return this.#session.agreed?.alpn === 'h2' ? 'h2' : '';
  }

  /** What a record held cannot be read: how much that is follows from its length, but for padding. */
  #skip(direction: Direction, byteLength: number, at: Micros): void {
    const plain = byteLength - this.#session.half(direction).overhead;
    if (plain > 0 && this.#hasSaid) this.#inner.reader(this.#protocol).gap(direction, plain, at);
  }

  #broken(
    direction: Direction,
    { captured, byteLength }: { captured: number; byteLength: number },
    at: Micros,
  ): void {
    this.#session.lost(direction);
    this.#session.half(direction).pass(1);
    this.#unread(direction, captured, at);
    this.#missed(direction, byteLength - captured, at);
  }

  /** Bytes that the capture does not hold; what was said in them is missing inside. */
  #missed(direction: Direction, byteLength: number, at: Micros): void {
    const connection = this.#talk.connection();
    if (byteLength > 0) this.#talk.hear({ kind: 'missed', connection, at, direction, byteLength });
  }

  #unread(direction: Direction, byteLength: number, at: Micros): void {
    if (byteLength === 0) return;
    this.#opaque ??= this.#counting();
    this.#opaque.count(direction, byteLength, at);
  }

  #counting(): OpaqueReader {
    const isKeyless = this.#session.half('request').isKeyless && this.#session.half('response').isKeyless;
    const reason = this.#session.hasOpened ? 'tls-record-unread' : isKeyless ? 'tls-no-key' : 'tls-key-wrong';
    return new OpaqueReader(this.#talk, reason, UNREAD[reason]);
  }

  #wait(direction: Direction, { bytes, ...rest }: TlsRecord): void {
    this.#waiting.push({ direction, record: { ...rest, bytes: bytes.slice() } });
    this.#waitingBytes += bytes.length;
    this.#talk.budget.held += bytes.length;
    if (this.#waitingBytes > MOST_WAITING_BYTES) this.#guess();
  }

  /** No longer waits for the server's hello. */
  #guess(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    if (!this.#session.isSettled) this.#session.guess(first.direction, first.record);
    this.#resume();
  }

  #resume(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#talk.budget.held -= this.#waitingBytes;
    this.#waitingBytes = 0;
    for (const { direction, record } of waiting)
      this.#settle(direction, record, this.#session.take(direction, record));
  }
}
