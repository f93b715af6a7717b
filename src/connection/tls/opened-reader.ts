import type { Micros } from '../../base/index.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import { certificateNames } from './certificate-message.ts';
import { type InnerStream, InnerTalk } from './inner-talk.ts';
import type { Opened } from './protection/opener.ts';
import { RecordLane } from './record-lane.ts';
import { SealedBytes } from './sealed-bytes.ts';
import { type Outcome, Session } from './session.ts';
import { APPLICATION_DATA, type TlsRecord } from './tls-record.ts';
import { WaitingRecords } from './waiting-records.ts';

/** Records that are tried after a loss, each under all numbers that it may have. One in ten million bytes looks like one. */
export const MOST_TRIALS_AFTER_LOSS = 4;

/** Bytes of a direction of which the records are not known. */
interface Loss {
  missed: number;
  captured: number;
  trials: number;
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
  readonly #waiting: WaitingRecords;
  readonly #sealed: SealedBytes;
  readonly #loss: Record<Direction, Loss | null> = { request: null, response: null };
  #isDescribed = false;
  #hasSaid = false;
  /** Whether no record that may still come can be read. */
  readonly #isDeaf = { request: false, response: false };
  #at: Micros = 0;

  constructor(talk: Talk, open: InnerStream) {
    this.#talk = talk;
    this.#session = new Session(talk.keys, talk.budget);
    this.#inner = new InnerTalk(talk, open);
    this.#waiting = new WaitingRecords(talk.budget);
    this.#sealed = new SealedBytes(talk, this.#session);
    this.#lanes = { request: this.#laneOf('request'), response: this.#laneOf('response') };
  }

  read(direction: Direction, segment: Segment): void {
    this.#at = segment.at;
    if (this.#isDeaf[direction]) this.#sealed.unread(direction, segment.bytes.length, segment.at);
    else this.#lanes[direction].read(segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (this.#isDeaf[direction]) this.#missed(direction, byteLength, at);
    else this.#lanes[direction].gap(byteLength, at);
  }

  end(direction: Direction): void {
    this.#guess();
    this.#lanes[direction].end(this.#at);
    const loss = this.#loss[direction];
    if (loss !== null) this.#missed(direction, loss.missed, this.#at);
    this.#loss[direction] = null;
    this.#inner.end(direction);
    this.#session.end();
    this.#sealed.end(direction, this.#at);
  }

  relieve(): void {
    this.#guess();
    this.#inner.relieve();
  }

  #laneOf(direction: Direction): RecordLane {
    return new RecordLane(this.#talk.budget, {
      record: (record) => this.#take(direction, record),
      broken: (captured, byteLength, at) => this.#broken(direction, { captured, byteLength }, at),
      unframed: (byteLength, at) => {
        const loss = this.#loss[direction];
        if (loss !== null) loss.captured += byteLength;
        this.#sealed.unread(direction, byteLength, at);
      },
      lost: (byteLength) => this.#lost(direction, byteLength),
      found: (record, before) => this.#found(direction, record, before),
    });
  }

  #take(direction: Direction, record: TlsRecord): void {
    if (this.#waiting.has(direction)) {
      this.#wait(direction, record);
      return;
    }
    this.#settle(direction, record, this.#session.take(direction, record));
    this.#resumeSettled();
  }

  #settle(direction: Direction, record: TlsRecord, outcome: Outcome): void {
    switch (outcome.kind) {
      case 'said':
        this.#said(direction, record, outcome.opened);
        return;
      case 'own':
        this.#sealed.own(direction, record.bytes.length);
        return;
      case 'unread':
        if (record.bytes[0] === APPLICATION_DATA) this.#describe();
        this.#sealed.unread(direction, record.bytes.length, record.at);
        this.#isDeaf[direction] = this.#session.half(direction).isKeyless;
        this.#hole(direction, { byteLength: record.bytes.length, missed: 0, records: 1 }, record.at);
        return;
      case 'wait':
        this.#wait(direction, record);
        return;
      default:
        outcome satisfies never;
    }
  }

  #said(direction: Direction, record: TlsRecord, { bytes, start }: Opened): void {
    this.#sealed.own(direction, record.bytes.length - bytes.length);
    if (bytes.length === 0) return;
    this.#describe();
    this.#hasSaid = true;
    let from = 0;
    for (const { index, offset, byteLength } of record.source.pieces({ start, end: start + bytes.length })) {
      const part = byteLength === bytes.length ? bytes : bytes.subarray(from, from + byteLength);
      const segment = { bytes: part, at: record.at, index, offset };
      const isLater = index !== record.index;
      this.#inner
        .reader(this.#protocol)
        .read(direction, isLater ? { ...segment, completedBy: record.index } : segment);
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

  #broken(
    direction: Direction,
    { captured, byteLength }: { captured: number; byteLength: number },
    at: Micros,
  ): void {
    this.#session.lost(direction);
    this.#session.half(direction).pass();
    this.#sealed.unread(direction, captured, at);
    this.#hole(direction, { byteLength, missed: byteLength - captured, records: 1 }, at);
  }

  #lost(direction: Direction, byteLength: number): void {
    this.#guess();
    this.#session.lost(direction);
    this.#loss[direction] ??= { missed: 0, captured: 0, trials: 0 };
    this.#loss[direction].missed += byteLength;
  }

  #found(direction: Direction, record: TlsRecord, before: number): 'yes' | 'no' | 'stop' {
    const loss = this.#loss[direction] ?? { missed: 0, captured: 0, trials: 0 };
    const byteLength = loss.missed + loss.captured + before;
    const found = this.#session.find(direction, record, byteLength);
    loss.trials += 1;
    if (found === null) return loss.trials < MOST_TRIALS_AFTER_LOSS ? 'no' : 'stop';
    this.#loss[direction] = null;
    this.#hole(direction, { byteLength, missed: loss.missed, records: found.passed }, record.at);
    this.#settle(direction, record, found.outcome);
    this.#resumeSettled();
    return 'yes';
  }

  /**
   * Records were lost with so many bytes in all, of which so many are missing in the capture. What was said in them is
   * missing inside; how much that was follows from their number, but for padding.
   */
  #hole(
    direction: Direction,
    { byteLength, missed, records }: { byteLength: number; missed: number; records: number },
    at: Micros,
  ): void {
    const said = Math.max(0, byteLength - records * this.#session.half(direction).overhead);
    if (!this.#hasSaid || said === 0) {
      this.#missed(direction, missed, at);
      return;
    }
    this.#inner.reader(this.#protocol).gap(direction, said, at);
    this.#missed(direction, missed - said, at);
  }

  /** Bytes that the capture does not hold; what was said in them is missing inside. */
  #missed(direction: Direction, byteLength: number, at: Micros): void {
    const connection = this.#talk.connection();
    if (byteLength > 0) this.#talk.hear({ kind: 'missed', connection, at, direction, byteLength });
  }

  #wait(direction: Direction, record: TlsRecord): void {
    this.#waiting.add(direction, record);
    if (this.#waiting.isFull) this.#guess();
  }

  /** No longer waits for the server's hello. */
  #guess(): void {
    const { first } = this.#waiting;
    if (first === undefined) return;
    if (!this.#session.isSettled) this.#session.guess(first.direction, first.record);
    this.#resume();
  }

  #resumeSettled(): void {
    if (this.#waiting.first !== undefined && this.#session.isSettled) this.#resume();
  }

  #resume(): void {
    for (const { direction, record } of this.#waiting.take())
      this.#settle(direction, record, this.#session.take(direction, record));
  }
}
