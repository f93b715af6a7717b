import { latin1Of, shifted } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';
import { completingPacket, cutSegment, type Segment } from '../stream/segment.ts';
import { BodyGathering } from './body-gathering.ts';
import { ChunkExtensions } from './chunk-extensions.ts';
import { chunkSize } from './chunk-size.ts';
import type { Draft } from './draft.ts';
import type { Framing } from './framing.ts';
import { parseFields } from './head.ts';
import { headEnd } from './head-end.ts';
import { addFields } from './head-sections.ts';
import { LineGathering } from './line-gathering.ts';

type State = 'done' | 'sized' | 'chunk-size' | 'chunk-data' | 'chunk-end' | 'trailers' | 'until-close';

/** What a gap did to a body. */
export interface GapEffect {
  /** Bytes of the gap that were the body's. */
  readonly used: number;
  /** Whether the end of the body, and so the place of the next message, is no longer known. */
  readonly framingLost: boolean;
}

const LF = 10;
const CR = 13;
const SEMICOLON = 59;

/** Reads the body of one message after another, as its head framed it (RFC 9112 §6 and §7). */
export class BodyReader {
  /** The body broke its framing: what follows belongs to nobody knows what. */
  broken = false;
  readonly #body: BodyGathering;
  readonly #line: LineGathering;
  readonly #extensions: ChunkExtensions;
  readonly #partReady: (draft: Draft) => void;
  #state: State = 'done';
  #remaining = 0;

  /** `partReady` is called when a draft holds as much of a body as is held. */
  constructor(budget: Budget, partReady: (draft: Draft) => void) {
    this.#body = new BodyGathering(budget);
    this.#line = new LineGathering(budget);
    this.#extensions = new ChunkExtensions(budget);
    this.#partReady = partReady;
  }

  get done(): boolean {
    return this.#state === 'done';
  }

  get untilClose(): boolean {
    return this.#state === 'until-close';
  }

  begin(framing: Framing): void {
    this.broken = false;
    this.#remaining = framing.kind === 'sized' ? framing.byteLength : 0;
    this.#state = framing.kind === 'chunked' ? 'chunk-size' : framing.kind;
    if (framing.kind === 'sized' && framing.byteLength === 0) this.#state = 'done';
  }

  /** Reads on from `at`; says where it stopped. The draft is whole when `done`. */
  read(draft: Draft, segment: Segment, from: number): number {
    let at = from;
    draft.lastIndex = completingPacket(segment);
    while (at < segment.bytes.length && this.#state !== 'done') {
      const next = this.#step(draft, segment, at);
      draft.byteLength += next - at;
      at = next;
      if (this.#body.full || this.#extensions.full) this.#emitPart(draft);
    }
    return at;
  }

  gap(draft: Draft, byteLength: number): GapEffect {
    let used = byteLength;
    let framingLost = false;
    if (this.#state === 'sized') {
      used = Math.min(byteLength, this.#remaining);
      this.#remaining -= used;
      if (this.#remaining === 0) this.finish(draft);
    } else if (this.#state === 'chunk-data' && byteLength <= this.#remaining) {
      this.#remaining -= byteLength;
      if (this.#remaining === 0) this.#state = 'chunk-end';
    } else if (this.#state !== 'until-close') {
      framingLost = true;
      this.finish(draft);
    }
    draft.missedBytes += used;
    return { used, framingLost };
  }

  settle(): void {
    this.#body.settle();
    this.#line.settle();
    this.#extensions.settle();
  }

  /** Moves what there is into the draft and ends it. */
  finish(draft: Draft): void {
    this.#extensions.finish(draft);
    this.#body.finish(draft);
    if (this.#line.byteLength > 0) this.#addTrailers(draft, this.#line.byteLength);
    this.#state = 'done';
  }

  relieve(draft: Draft): void {
    if (this.#body.hasNew || this.#extensions.hasAny) this.#emitPart(draft);
  }

  #step(draft: Draft, segment: Segment, at: number): number {
    switch (this.#state) {
      case 'sized':
      case 'chunk-data':
      case 'until-close':
        return this.#readData(draft, segment, at);
      case 'chunk-size':
        return this.#readChunkSize(draft, segment, at);
      case 'chunk-end':
        return this.#readChunkEnd(draft, segment, at);
      case 'trailers':
        return this.#readTrailers(draft, segment, at);
      case 'done':
        return at;
      default:
        return this.#state satisfies never;
    }
  }

  #readData(draft: Draft, segment: Segment, at: number): number {
    const rest = segment.bytes.length - at;
    const taken = this.#state === 'until-close' ? rest : Math.min(rest, this.#remaining);
    this.#body.append(cutSegment(segment, at, at + taken), Math.max(0, this.#remaining - taken));
    if (this.#state !== 'until-close') {
      this.#remaining -= taken;
      if (this.#remaining === 0) {
        if (this.#state === 'sized') this.finish(draft);
        else this.#state = 'chunk-end';
      }
    }
    return at + taken;
  }

  #readChunkSize(draft: Draft, segment: Segment, at: number): number {
    const lineEnd = segment.bytes.indexOf(LF, at);
    const end = lineEnd < 0 ? segment.bytes.length : lineEnd + 1;
    this.#line.append(cutSegment(segment, at, end));
    if (lineEnd < 0 && !this.#line.full) return end;
    const { bytes } = this.#line;
    const size = chunkSize(bytes);
    if (size === null) {
      this.#breakOff(draft);
      return end;
    }
    const extension = bytes.indexOf(SEMICOLON);
    if (extension < 0) this.#line.take(0);
    else {
      const { source } = this.#line.take(bytes.length);
      this.#extensions.add({ bytes: bytes.subarray(extension), source: shifted(source, extension) });
    }
    this.#remaining = size;
    this.#state = size === 0 ? 'trailers' : 'chunk-data';
    return end;
  }

  #readChunkEnd(draft: Draft, segment: Segment, at: number): number {
    const byte = segment.bytes[at];
    if (byte === LF) this.#state = 'chunk-size';
    else if (byte !== CR) this.#breakOff(draft);
    return byte === LF || byte === CR ? at + 1 : at;
  }

  #readTrailers(draft: Draft, segment: Segment, at: number): number {
    const before = this.#line.byteLength;
    this.#line.append(cutSegment(segment, at));
    const gathered = this.#line.bytes;
    const end = trailersEnd(gathered, before);
    if (end < 0 && !this.#line.full) return segment.bytes.length;
    const taken = end < 0 ? gathered.length : end;
    this.#addTrailers(draft, taken);
    this.finish(draft);
    return at + taken - before;
  }

  #addTrailers(draft: Draft, byteLength: number): void {
    const sourced = this.#line.take(byteLength);
    addFields(draft.sections, parseFields(latin1Of(sourced.bytes), 0), sourced);
  }

  #breakOff(draft: Draft): void {
    this.broken = true;
    this.finish(draft);
  }

  #emitPart(draft: Draft): void {
    this.#extensions.finish(draft);
    this.#body.part(draft);
    this.#partReady(draft);
  }
}

/** Just after the empty line that ends the trailers, which may be all of them; -1 where it is not there yet. */
function trailersEnd(bytes: Uint8Array, before: number): number {
  if (bytes[0] === LF) return 1;
  if (bytes[0] === CR && bytes[1] === LF) return 2;
  return headEnd(bytes, Math.max(0, before - 3));
}
