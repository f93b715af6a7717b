import type { Micros } from '../../base/index.ts';
import { cutSegment, type Segment } from '../stream/segment.ts';
import { StreamChunks } from '../stream/stream-chunks.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import { BlockGathering } from './block-gathering.ts';
import { blockHead } from './block-head.ts';
import { FLAG, FRAME, type FrameHeader, MOST_FRAME_BYTES } from './frame-header.ts';
import { beginsWithFrames, PREFACE } from './frame-sign.ts';
import { type FrameOwner, FrameWalk } from './frame-walk.ts';
import { HpackDecoder } from './hpack-decoder.ts';
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

const UNKNOWN_FIELDS = 'Fields could not be read: what they refer to was not captured, or they are too many.';

interface LaneShare {
  readonly streams: StreamTable;
  /** The beginning was not seen. */
  readonly isLate: boolean;
  /** What this side sets, for the other one. */
  readonly onSetting: (id: number, value: number) => void;
}

export class Http2Lane implements FrameOwner {
  readonly walk = new FrameWalk(this);
  readonly decoder: HpackDecoder;
  readonly #talk: Talk;
  readonly #direction: Direction;
  readonly #streams: StreamTable;
  readonly #settings: SettingsWalk;
  readonly #isLate: boolean;
  readonly #beside: StreamChunks;
  #prefaceRead: number;
  #block: BlockGathering | null = null;
  #isAdrift = false;
  #isUnsure = false;
  #isFirst = true;
  #isContent = false;
  #brokenBytes: number | null = null;
  #brokenAt: Micros = 0;
  /** The segment at hand or the last one, without its bytes. */
  #last: Segment = { bytes: new Uint8Array(0), at: 0, index: 0, offset: 0 };
  /** Streams whose bodies may hold a view of the segment. */
  readonly #touched = new Set<number>();

  constructor(talk: Talk, direction: Direction, { streams, isLate, onSetting }: LaneShare) {
    this.#talk = talk;
    this.#direction = direction;
    this.#streams = streams;
    this.#isLate = isLate;
    this.decoder = new HpackDecoder(talk.budget);
    this.#settings = new SettingsWalk(onSetting);
    this.#beside = new StreamChunks(talk, direction, 'h2');
    this.#prefaceRead = direction === 'request' ? 0 : PREFACE.length;
  }

  read(segment: Segment): void {
    this.#last = cutSegment(segment, 0, 0);
    let at = 0;
    if (this.#isAdrift && this.#brokenBytes === null) {
      if (!beginsWithFrames(segment.bytes)) {
        this.#beside.read(segment);
        return;
      }
      this.#isAdrift = false;
    }
    while (at < segment.bytes.length) {
      if (this.#brokenBytes !== null) {
        this.#brokenBytes += segment.bytes.length - at;
        break;
      }
      at = this.#step(segment, at);
    }
    this.#settle();
  }

  gap(byteLength: number, at: Micros): void {
    this.#last = { ...this.#last, at };
    const { frame, left, isInside } = this.walk;
    if (frame !== null && isInside && byteLength <= left && this.#brokenBytes === null) {
      this.#skip(frame, byteLength);
      return;
    }
    this.#miss(byteLength);
    if (this.#brokenBytes !== null) return;
    this.walk.lose();
    this.#dropBlock();
    this.#lose();
    this.#isAdrift = true;
    this.#isFirst = false;
    this.#prefaceRead = PREFACE.length;
  }

  /** No more bytes will come. */
  end(): void {
    this.#dropBlock();
    this.#streams.endAll(this.#direction);
    this.#beside.flush();
    const { overhead } = this.#streams;
    const byteLength = overhead[this.#direction];
    overhead[this.#direction] = 0;
    if (byteLength > 0) {
      this.#notice(
        'http2-frames-after',
        'Frames that carry no message stand after the last one.',
        byteLength,
      );
    }
    if (this.#brokenBytes === null) return;
    this.#opaque(this.#brokenBytes, 'http2-broken', this.#brokenAt);
    this.#brokenBytes = 0;
  }

  relieve(): void {
    this.#beside.relieve();
  }

  begins(frame: FrameHeader): boolean {
    if (this.#isFirst) {
      this.#isFirst = false;
      // The side that began before the capture did has said fields that nobody here knows.
      const begins = frame.type === FRAME.settings && (frame.flags & FLAG.ack) === 0;
      if (this.#isLate && !begins) this.#lose();
    }
    const continues = frame.type === FRAME.continuation;
    if (continues && this.#block === null && this.#isUnsure) {
      this.#block = new BlockGathering(this.#talk.budget, frame);
      this.#block.giveUp();
    }
    // RFC 9113 §6.10: nothing stands between the frames of a block.
    if (this.#block !== null ? !continues || this.#block.stream !== frame.stream : continues) return false;
    if (frame.type === FRAME.headers || frame.type === FRAME.pushPromise)
      this.#block = new BlockGathering(this.#talk.budget, frame);
    this.#settings.begin((frame.flags & FLAG.ack) !== 0);
    return true;
  }

  prefix(frame: FrameHeader, bytes: Uint8Array): void {
    if (frame.type !== FRAME.pushPromise || this.#block === null) return;
    const [high = 0, b = 0, c = 0, d = 0] = bytes.subarray(bytes.length - 4);
    this.#block.promised = ((high & 0x7f) << 24) | (b << 16) | (c << 8) | d;
  }

  content(frame: FrameHeader, part: Segment, more: number): void {
    switch (frame.type) {
      case FRAME.data:
        this.#isContent = true;
        this.#touched.add(frame.stream);
        this.#streams.open(frame.stream).readData(this.#direction, part, more);
        return;
      case FRAME.headers:
      case FRAME.pushPromise:
      case FRAME.continuation:
        this.#isContent = true;
        this.#block?.append(part, more);
        return;
      case FRAME.settings:
        this.#settings.read(part.bytes);
        return;
      case FRAME.priority:
      case FRAME.rstStream:
      case FRAME.windowUpdate:
        return;
      default:
        this.padding(frame, part);
    }
  }

  /** Bytes that ought to say nothing. */
  padding(_frame: FrameHeader, part: Segment): void {
    if (part.bytes.every((byte) => byte === 0)) return;
    this.#isContent = true;
    this.#beside.read(part);
  }

  ends({ type, flags, stream }: FrameHeader, { index }: Segment): void {
    if (type === FRAME.rstStream) this.#streams.reset(stream, this.#direction, index);
    else if (type === FRAME.data && (flags & FLAG.endStream) !== 0) {
      this.#streams.end(stream, this.#direction, index);
    } else if (this.#block !== null && (flags & FLAG.endHeaders) !== 0) this.#readBlock(this.#block);
  }

  #step(segment: Segment, at: number): number {
    if (this.#prefaceRead < PREFACE.length) {
      const next = this.#readPreface(segment, at);
      if (next !== null) return next;
    }
    this.#isContent = false;
    const next = this.walk.read(segment, at);
    if (next === null) {
      this.#break(segment);
      return at;
    }
    if (!this.#isContent) this.#streams.overhead[this.#direction] += next - at;
    return next;
  }

  /** Null where there is none. */
  #readPreface(segment: Segment, at: number): number | null {
    let end = at;
    while (end < segment.bytes.length && this.#prefaceRead < PREFACE.length) {
      if (segment.bytes[end] !== PREFACE.charCodeAt(this.#prefaceRead)) break;
      this.#prefaceRead++;
      end++;
    }
    if (end < segment.bytes.length && this.#prefaceRead < PREFACE.length) {
      if (this.#prefaceRead > 0) this.#break(segment);
      this.#prefaceRead = PREFACE.length;
    } else if (this.#prefaceRead === PREFACE.length) this.#isFirst = false;
    this.#streams.overhead[this.#direction] += end - at;
    return end === at ? null : end;
  }

  #readBlock(block: BlockGathering): void {
    this.#block = null;
    const place = block.placeOr(this.#last);
    const { index } = this.#last;
    let unreadBytes = block.unreadableBytes;
    let byteLength = 0;
    let head = blockHead([]);
    if (block.isUnreadable) this.decoder.lose();
    else {
      const sourced = block.take();
      const decoded = this.decoder.decode(sourced);
      head = blockHead(decoded.fields);
      unreadBytes = head.unreadBytes + decoded.wrongBytes;
      byteLength = sourced.bytes.length - unreadBytes;
      if (decoded.wrongBytes > 0)
        this.#notice(
          'http2-fields-invalid',
          'A block of fields is wrong; from there on not all fields are known.',
        );
      if (decoded.isOversized)
        this.#notice(
          'http2-table-oversized',
          'A field table is larger than the other side allowed; it was followed.',
        );
    }
    if (unreadBytes > 0) {
      this.#notice('http2-fields-unknown', UNKNOWN_FIELDS, unreadBytes);
      this.#opaque(unreadBytes, 'http2-fields-unknown', place.at);
    }
    const facts = { place, byteLength, index };
    if (block.promised !== null) this.#streams.open(block.promised).promise(head, facts);
    else {
      this.#streams.open(block.stream).readBlock(this.#direction, head, facts);
      if (head.host !== null) this.#beside.host = head.host;
      if (block.endsStream) this.#streams.end(block.stream, this.#direction, index);
    }
  }

  /** A block that breaks off. */
  #dropBlock(): void {
    const block = this.#block;
    if (block === null) return;
    block.giveUp();
    this.#readBlock(block);
  }

  /** What was said and agreed on before is not known. */
  #lose(): void {
    this.#isUnsure = true;
    this.decoder.lose();
    this.walk.mostBytes = MOST_FRAME_BYTES;
  }

  #skip(frame: FrameHeader, byteLength: number): void {
    if (frame.type === FRAME.data) {
      this.#streams.open(frame.stream).miss(this.#direction, byteLength, this.#last);
    } else {
      this.#block?.giveUp();
      this.#settings.begin(true);
      this.#miss(byteLength);
    }
    this.walk.skip(byteLength, this.#last);
  }

  #break(segment: Segment): void {
    this.#notice('http2-broken', 'A connection breaks the framing of HTTP/2; what follows was not read.');
    this.#dropBlock();
    this.#brokenBytes = 0;
    this.#brokenAt = segment.at;
    this.walk.lose();
  }

  #settle(): void {
    this.#block?.settle();
    for (const id of this.#touched) this.#streams.find(id)?.settle(this.#direction);
    this.#touched.clear();
  }

  #miss(byteLength: number): void {
    const { at } = this.#last;
    this.#talk.hear({
      kind: 'missed',
      connection: this.#talk.connection(),
      at,
      direction: this.#direction,
      byteLength,
    });
  }

  #opaque(byteLength: number, reason: string, at: Micros): void {
    if (byteLength === 0) return;
    const connection = this.#talk.connection();
    this.#talk.hear({ kind: 'opaque', connection, at, direction: this.#direction, byteLength, reason });
  }

  #notice(code: string, detail: string, byteLength?: number): void {
    const about = this.#talk.connection().id;
    const notice = byteLength === undefined ? { code, about, detail } : { code, about, detail, byteLength };
    this.#talk.hear({ kind: 'notice', notice });
  }
}
