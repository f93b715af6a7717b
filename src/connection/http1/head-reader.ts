import { latin1Of, type Micros, type Sourced, verbatim } from '../../base/index.ts';
import { completingPacket, cutSegment, type Segment } from '../stream/segment.ts';
import { spill } from '../stream/spill.ts';
import { StreamChunks } from '../stream/stream-chunks.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import { headEnd } from './head-end.ts';
import { LineGathering } from './line-gathering.ts';
import { hasKnownMethod, requestVerdict, statusVerdict, type Verdict } from './start-line.ts';

/** Where a head begins: when, in which packet it ends, and the file offset of its first byte. */
export interface HeadPlace {
  readonly at: Micros;
  readonly index: number;
  readonly offset: number;
  /** Empty lines before it, which are counted with it. */
  readonly emptyBytes: number;
}

/** Takes heads. */
export interface HeadOwner {
  /** Says false where its first line is no start line after all. */
  begin(head: Sourced, place: HeadPlace): boolean;
}

/** Bytes of a start line that are enough to judge its method. */
const PREFIX_BYTES = 32;
const LF = 10;
const CR = 13;

/**
 * Finds heads in one direction of a stream. A head that one segment holds whole is read where it is; otherwise it
 * is gathered and looked at again only where new bytes came. What is no head (garbage before a start line, what
 * follows a gap until one is found) is spilled as chunks of a plain stream, so that it is searched too; a new
 * start is looked for at the start of each line and of each segment.
 */
export class HeadReader {
  readonly #talk: Talk;
  readonly #direction: Direction;
  readonly #owner: HeadOwner;
  readonly #line: LineGathering;
  /** Made when something is no head, which is rare. */
  #spilled: StreamChunks | null = null;
  /** The bytes at hand belong to no message until a line ends or a segment begins with a start line. */
  #adrift = false;
  /** The gathered start line is whole and right. */
  #believed = false;
  #emptyBytes = 0;

  constructor(talk: Talk, direction: Direction, owner: HeadOwner) {
    this.#talk = talk;
    this.#direction = direction;
    this.#owner = owner;
    this.#line = new LineGathering(talk.budget);
  }

  /** Whether nothing of a head was read yet. */
  get idle(): boolean {
    return this.#line.byteLength === 0;
  }

  /** Reads on from `at`, until a head begins a message or the segment ends; says where it stopped. */
  read(segment: Segment, at: number): number {
    if (this.#adrift && this.#line.byteLength === 0) {
      if (at > 0 || !this.looksLikeStart(segment.bytes)) return this.#spillLine(segment, at);
      this.#adrift = false;
    }
    return this.#line.byteLength === 0 ? this.#readFresh(segment, at) : this.#readOn(segment, at);
  }

  /** Whether bytes at the start of a segment may be the start of a message. */
  looksLikeStart(bytes: Uint8Array): boolean {
    const text = latin1Of(bytes.subarray(0, PREFIX_BYTES));
    return this.#direction === 'request' ? hasKnownMethod(text) : statusVerdict(text) !== 'no';
  }

  /** From here on a start line must be looked for. */
  drift(): void {
    this.#adrift = true;
  }

  gap(byteLength: number, at: Micros): void {
    this.#spillGathered();
    this.#chunks().gap(byteLength, at);
    this.#adrift = true;
  }

  settle(): void {
    this.#line.settle();
  }

  end(): void {
    this.#spillGathered();
    this.#spilled?.flush();
    if (this.#emptyBytes > 0) {
      this.#notice('http-empty-lines', 'Empty lines stand where no message follows.', this.#emptyBytes);
      this.#emptyBytes = 0;
    }
  }

  relieve(): void {
    if (this.#line.byteLength > 0) {
      this.#spillGathered();
      this.#adrift = true;
    }
    this.#spilled?.relieve();
  }

  #readFresh(segment: Segment, from: number): number {
    const { bytes } = segment;
    let at = from;
    // RFC 9112 §2.2: empty lines before a request are to be ignored.
    while (bytes[at] === CR || bytes[at] === LF) at++;
    this.#emptyBytes += at - from;
    if (at === bytes.length) return at;
    // The first line is judged before the end of the head is looked for: else a segment of lines that are no start
    // lines would be searched to its end for each of them.
    const lineEnd = bytes.indexOf(LF, at);
    if (lineEnd >= 0) {
      if (this.#verdict(bytes.subarray(at, lineEnd + 1)) === 'no') return this.#spillLine(segment, at);
      this.#believed = true;
    }
    const end = lineEnd < 0 ? -1 : headEnd(bytes, lineEnd);
    if (end < 0) return this.#readOn(segment, at);
    this.#believed = false;
    const head = { bytes: bytes.subarray(at, end), source: verbatim(segment.index, segment.offset + at) };
    return this.#start(head, segment.at, completingPacket(segment), segment.offset + at)
      ? end
      : this.#spillLine(segment, at);
  }

  #readOn(segment: Segment, at: number): number {
    const { bytes } = segment;
    const before = this.#line.byteLength;
    this.#line.append(cutSegment(segment, at));
    const gathered = this.#line.bytes;
    if (!this.#believed && (before < PREFIX_BYTES || bytes.indexOf(LF, at) >= 0)) {
      const verdict = this.#verdict(gathered);
      if (verdict === 'no') return this.#spillNoStart(segment, at, before);
      this.#believed = verdict === 'yes';
    }
    const end = headEnd(gathered, Math.max(0, before - 3));
    if (end >= 0) {
      const { at: since, offset } = this.#line;
      const head = this.#line.take(end);
      this.#believed = false;
      if (!this.#start(head, since, completingPacket(segment), offset)) spill(head, since, this.#chunks());
      return at + end - before;
    }
    if (this.#line.full) {
      this.#notice(
        'http-head-too-large',
        'A head is larger than heads are read; its bytes are searched as a stream.',
      );
      this.#spillGathered();
      this.#adrift = true;
    }
    return bytes.length;
  }

  #start(head: Sourced, at: Micros, index: number, offset: number): boolean {
    const place = { at, index, offset, emptyBytes: this.#emptyBytes };
    if (!this.#owner.begin(head, place)) return false;
    this.#emptyBytes = 0;
    return true;
  }

  /** A message is about to be emitted: what was spilled before it goes first. */
  flushSpilled(): void {
    this.#spilled?.flush();
  }

  #chunks(): StreamChunks {
    this.#spilled ??= new StreamChunks(this.#talk, this.#direction);
    return this.#spilled;
  }

  #verdict(bytes: Uint8Array): Verdict {
    const text = latin1Of(bytes);
    return this.#direction === 'request' ? requestVerdict(text) : statusVerdict(text);
  }

  /** The gathered line, which the segment's bytes from `at` on belong to, is no start line: gives it up to its end. */
  #spillNoStart(segment: Segment, at: number, before: number): number {
    const lineEnd = segment.bytes.indexOf(LF, at);
    const taken = lineEnd < 0 ? segment.bytes.length - at : lineEnd + 1 - at;
    this.#line.spillInto(this.#chunks(), before + taken);
    this.#adrift = lineEnd < 0;
    return at + taken;
  }

  #spillLine(segment: Segment, at: number): number {
    const lineEnd = segment.bytes.indexOf(LF, at);
    const end = lineEnd < 0 ? segment.bytes.length : lineEnd + 1;
    this.#chunks().read(cutSegment(segment, at, end));
    this.#adrift = lineEnd < 0;
    return end;
  }

  #spillGathered(): void {
    if (this.#line.byteLength > 0) this.#line.spillInto(this.#chunks());
    this.#believed = false;
  }

  #notice(code: string, detail: string, byteLength?: number): void {
    const about = this.#talk.connection().id;
    this.#talk.hear({
      kind: 'notice',
      notice: byteLength === undefined ? { code, about, detail } : { code, about, detail, byteLength },
    });
  }
}
