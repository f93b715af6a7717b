import type { Micros } from '../../base/index.ts';
import { LaneReport } from '../stream/lane-report.ts';
import { completingPacket, cutSegment, type Segment } from '../stream/segment.ts';
import { StreamChunks } from '../stream/stream-chunks.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import { BlockReader } from './block-reader.ts';
import { FLAG, FRAME, type FrameHeader, MOST_FRAME_BYTES } from './frame-header.ts';
import { beginsWithFrames } from './frame-sign.ts';
import { type FrameOwner, FrameWalk } from './frame-walk.ts';
import { PrefaceWalk } from './preface-walk.ts';
import { SettingsWalk } from './settings-walk.ts';
import type { StreamTable } from './stream-table.ts';

/*
 * One direction of an HTTP/2 connection. Frames give bytes to the streams' messages; what steers the connection is
 * counted as overhead. What peers can say besides messages (debug data, pings, frames of extensions, padding that is
 * not zeros) goes out as pieces of a stream, so that it is searched.
 *
 * A gap inside the content of a DATA frame is a hole in that body. Any other loses the place of the next frame, and
 * what the field table was: a segment that begins with frames is waited for, and read on from without the table.
 * Bytes that are no frames where one must begin end the connection (RFC 9113 §5.4.1); what follows is opaque.
 */

const BROKEN = 'A connection breaks the framing of HTTP/2; what follows was not read.';

interface LaneShare {
  readonly streams: StreamTable;
  /** The beginning was not seen. */
  readonly isLate: boolean;
  /** What this side sets, for the other one. */
  readonly onSetting: (id: number, value: number) => void;
}

export class Http2Lane implements FrameOwner {
  readonly #direction: Direction;
  readonly #streams: StreamTable;
  readonly #isLate: boolean;
  readonly #report: LaneReport;
  readonly #walk = new FrameWalk(this);
  readonly #blocks: BlockReader;
  readonly #settings: SettingsWalk;
  readonly #beside: StreamChunks;
  readonly #preface: PrefaceWalk;
  /** Nobody knows where the next frame begins. */
  #isAdrift: boolean;
  #isUnsure = false;
  #isFirst = true;
  #brokenBytes: number | null = null;
  #brokenAt: Micros = 0;
  /** The segment at hand or the last one, without its bytes. */
  #last: Segment = { bytes: new Uint8Array(0), at: 0, index: 0, offset: 0 };
  /** Streams whose bodies may hold a view of the segment. */
  readonly #touched = new Set<number>();

  constructor(talk: Talk, direction: Direction, { streams, isLate, onSetting }: LaneShare) {
    this.#direction = direction;
    this.#streams = streams;
    this.#isLate = isLate;
    this.#isAdrift = isLate;
    this.#report = new LaneReport(talk, direction);
    this.#blocks = new BlockReader({ talk, direction, streams, report: this.#report });
    this.#settings = new SettingsWalk(onSetting);
    this.#beside = new StreamChunks(talk, direction, 'h2');
    this.#preface = new PrefaceWalk(direction === 'request');
  }

  /** The other side allows a field table of this size. */
  allowTable(byteLength: number): void {
    const { decoder } = this.#blocks;
    decoder.allowedBytes = Math.max(decoder.allowedBytes, byteLength);
  }

  /** The other side allows frames of this size. */
  allowFrames(byteLength: number): void {
    this.#walk.mostBytes = Math.min(Math.max(this.#walk.mostBytes, byteLength), MOST_FRAME_BYTES);
  }

  read(segment: Segment): void {
    this.#last = cutSegment(segment, 0, 0);
    if (this.#isAdrift && !this.#preface.mayBegin(segment.bytes) && !beginsWithFrames(segment.bytes)) {
      this.#beside.read(segment);
      return;
    }
    this.#isAdrift = false;
    let at = 0;
    while (at < segment.bytes.length && this.#brokenBytes === null) at = this.#step(segment, at);
    if (this.#brokenBytes !== null) this.#brokenBytes += segment.bytes.length - at;
    this.#blocks.settle();
    for (const id of this.#touched) this.#streams.find(id)?.settle(this.#direction);
    this.#touched.clear();
  }

  gap(byteLength: number, at: Micros): void {
    this.#last = { ...this.#last, at };
    const { frame, left, isInside } = this.#walk;
    if (frame !== null && isInside && byteLength <= left) {
      this.#skip(frame, byteLength);
      return;
    }
    this.#report.missed(byteLength, at);
    if (this.#brokenBytes !== null) return;
    this.#loseFrame();
    this.#lose();
    this.#isAdrift = true;
    this.#isFirst = false;
    this.#preface.skip();
  }

  /** No more bytes will come. */
  end(): void {
    this.#loseFrame();
    this.#streams.endAll(this.#direction);
    this.#beside.flush();
    const { overhead, host } = this.#streams;
    this.#report.left(overhead[this.#direction], this.#last, { protocol: 'h2', host });
    overhead[this.#direction] = 0;
    this.#report.opaque(this.#brokenBytes ?? 0, 'http2-broken', this.#brokenAt);
    if (this.#brokenBytes !== null) this.#brokenBytes = 0;
  }

  relieve(): void {
    this.#beside.relieve();
  }

  /** Gives back what is kept for blocks to come. */
  forget(): void {
    this.#blocks.decoder.lose();
  }

  begins(frame: FrameHeader): boolean {
    const { type, flags } = frame;
    const isAck = (flags & FLAG.ack) !== 0;
    // The side that began before the capture did has said fields that nobody here knows.
    if (this.#isFirst && this.#isLate && (type !== FRAME.settings || isAck)) this.#lose();
    this.#isFirst = false;
    if (!this.#blocks.expects(frame)) {
      if (type !== FRAME.continuation || !this.#isUnsure) return false;
      // The end of a block of which the beginning was lost.
      this.#blocks.begin(frame);
      this.#blocks.giveUp();
    }
    if (type === FRAME.headers || type === FRAME.pushPromise) this.#blocks.begin(frame);
    this.#settings.begin(isAck);
    return true;
  }

  overhead(byteLength: number): void {
    this.#streams.overhead[this.#direction] += byteLength;
  }

  prefix({ type }: FrameHeader, bytes: Uint8Array): void {
    if (type === FRAME.pushPromise) this.#blocks.promise(bytes);
  }

  content(frame: FrameHeader, part: Segment, more: number): void {
    switch (frame.type) {
      case FRAME.data:
        this.#touched.add(frame.stream);
        this.#streams.open(frame.stream).readData(this.#direction, part, more);
        return;
      case FRAME.headers:
      case FRAME.pushPromise:
      case FRAME.continuation:
        this.#blocks.append(part, more);
        return;
      case FRAME.settings:
        this.#settings.read(part.bytes);
        this.overhead(part.bytes.length);
        return;
      case FRAME.priority:
      case FRAME.rstStream:
      case FRAME.windowUpdate:
        this.overhead(part.bytes.length);
        return;
      case FRAME.ping:
        this.padding(part);
        return;
      default:
        this.#readBeside(part);
    }
  }

  /** Bytes that ought to say nothing: what is not zero is searched. */
  padding(part: Segment): void {
    const { bytes } = part;
    for (let at = 0; at < bytes.length; ) {
      const start = at;
      const isZero = bytes[start] === 0;
      while (at < bytes.length && (bytes[at] === 0) === isZero) at++;
      if (isZero) this.overhead(at - start);
      else this.#readBeside(cutSegment(part, start, at));
    }
  }

  ends({ type, flags, stream }: FrameHeader, segment: Segment): void {
    const index = completingPacket(segment);
    if (type === FRAME.rstStream) this.#streams.reset(stream, this.#direction, index);
    else if (type === FRAME.data && (flags & FLAG.endStream) !== 0)
      this.#streams.end(stream, this.#direction, index);
    else if (FIELD_FRAMES.has(type) && (flags & FLAG.endHeaders) !== 0) this.#blocks.end(segment);
  }

  #step(segment: Segment, at: number): number {
    if (!this.#preface.isOver) {
      const byteLength = this.#preface.read(segment.bytes, at);
      this.overhead(byteLength);
      if (this.#preface.isWhole) this.#isFirst = false;
      if (this.#preface.isBroken) this.#break(segment);
      return at + byteLength;
    }
    const next = this.#walk.read(segment, at);
    if (next === null) this.#break(segment);
    return next ?? at;
  }

  #readBeside(part: Segment): void {
    this.#beside.host = this.#streams.host;
    this.#beside.read(part);
  }

  /** What was said and agreed on before is not known. */
  #lose(): void {
    this.#isUnsure = true;
    this.#blocks.decoder.lose();
    this.#walk.mostBytes = MOST_FRAME_BYTES;
  }

  /** The frame at hand, and the block that it may be of, break off. */
  #loseFrame(): void {
    this.#blocks.giveUp();
    this.#blocks.end(this.#last);
    this.overhead(this.#walk.heldBytes);
    this.#walk.lose();
  }

  #skip(frame: FrameHeader, byteLength: number): void {
    if (frame.type === FRAME.data) {
      this.#streams.open(frame.stream).miss(this.#direction, byteLength, this.#last);
    } else {
      this.#blocks.giveUp();
      this.#settings.begin(true);
      this.#report.missed(byteLength, this.#last.at);
    }
    this.#walk.skip(byteLength, this.#last);
  }

  #break({ at }: Segment): void {
    this.#report.notice('http2-broken', BROKEN);
    this.#brokenBytes = this.#walk.heldBytes;
    this.#brokenAt = at;
    this.#walk.lose();
    this.#loseFrame();
  }
}

const FIELD_FRAMES: ReadonlySet<number> = new Set([FRAME.headers, FRAME.pushPromise, FRAME.continuation]);
