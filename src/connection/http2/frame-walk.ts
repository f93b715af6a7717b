import { cutSegment, type Segment } from '../stream/segment.ts';
import {
  FRAME_HEADER_BYTES,
  type FrameHeader,
  hasPadding,
  INITIAL_FRAME_BYTES,
  isPossible,
  prefixLength,
  readFrameHeader,
} from './frame-header.ts';

/** Takes frames as they come. */
export interface FrameOwner {
  /** False where a frame of this kind cannot stand here. */
  begins(frame: FrameHeader): boolean;
  /** So many bytes say how others are to be read. */
  overhead(byteLength: number): void;
  /** The bytes before the content, all at once. */
  prefix(frame: FrameHeader, bytes: Uint8Array): void;
  /** A part of the content; `more` of it follow. */
  content(frame: FrameHeader, part: Segment, more: number): void;
  padding(part: Segment): void;
  ends(frame: FrameHeader, segment: Segment): void;
}

/**
 * Walks through one direction frame by frame (RFC 9113 §4). Only heads and prefixes that are cut are held; contents
 * are handed on in the parts that segments bring.
 */
export class FrameWalk {
  /** What a frame may hold: what the other side allows. */
  mostBytes = INITIAL_FRAME_BYTES;
  readonly #owner: FrameOwner;
  /** A frame's header, then its prefix, as far as they came. */
  readonly #held = new Uint8Array(FRAME_HEADER_BYTES + 1);
  #heldBytes = 0;
  #frame: FrameHeader | null = null;
  #prefixLeft = 0;
  #contentLeft = 0;
  #paddingLeft = 0;

  constructor(owner: FrameOwner) {
    this.#owner = owner;
  }

  /** The frame that is being read, and whether what follows is its content. */
  get frame(): FrameHeader | null {
    return this.#frame;
  }

  /** Bytes that belong to the frame for certain. */
  get left(): number {
    return this.#prefixLeft + this.#contentLeft + this.#paddingLeft;
  }

  /** Bytes held of a header or prefix that is not whole, or was no frame's: nobody was told of them. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /**
   * Reads on from `at`, at most to the end of a frame; null where what stands there, with the bytes held before, is no
   * frame.
   */
  read(segment: Segment, at: number): number | null {
    const frame = this.#frame;
    if (frame === null) return this.#readHeader(segment, at);
    const rest = segment.bytes.length - at;
    let taken: number;
    if (this.#prefixLeft > 0) {
      taken = Math.min(rest, this.#prefixLeft);
      this.#hold(segment, at, taken);
      this.#prefixLeft -= taken;
      if (this.#prefixLeft === 0 && !this.#prefixEnds(frame)) return this.#refuse(taken);
    } else if (this.#contentLeft > 0) {
      taken = Math.min(rest, this.#contentLeft);
      this.#contentLeft -= taken;
      this.#owner.content(frame, cutSegment(segment, at, at + taken), this.#contentLeft);
    } else {
      taken = Math.min(rest, this.#paddingLeft);
      this.#paddingLeft -= taken;
      this.#owner.padding(cutSegment(segment, at, at + taken));
    }
    this.#endIfRead(frame, segment);
    return at + taken;
  }

  /** So many bytes of the content or padding at hand are missing; no more than `left`. */
  skip(byteLength: number, segment: Segment): void {
    const frame = this.#frame;
    if (frame === null) return;
    const ofContent = Math.min(byteLength, this.#contentLeft);
    this.#contentLeft -= ofContent;
    this.#paddingLeft -= Math.min(byteLength - ofContent, this.#paddingLeft);
    this.#endIfRead(frame, segment);
  }

  /** Whether what comes next is content or padding, so that it may be skipped. */
  get isInside(): boolean {
    return this.#frame !== null && this.#prefixLeft === 0;
  }

  /** Forgets the frame at hand: nobody knows where the next one begins. */
  lose(): void {
    this.#frame = null;
    this.#heldBytes = 0;
    this.#prefixLeft = 0;
    this.#contentLeft = 0;
    this.#paddingLeft = 0;
  }

  #readHeader(segment: Segment, at: number): number | null {
    const taken = Math.min(segment.bytes.length - at, FRAME_HEADER_BYTES - this.#heldBytes);
    this.#hold(segment, at, taken);
    if (this.#heldBytes < FRAME_HEADER_BYTES) return at + taken;
    const frame = readFrameHeader(this.#held, 0);
    if (frame.byteLength > this.mostBytes || !isPossible(frame) || !this.#owner.begins(frame))
      return this.#refuse(taken);
    this.#heldBytes = 0;
    this.#owner.overhead(FRAME_HEADER_BYTES);
    this.#frame = frame;
    this.#prefixLeft = prefixLength(frame);
    this.#contentLeft = frame.byteLength - this.#prefixLeft;
    this.#paddingLeft = 0;
    this.#endIfRead(frame, segment);
    return at + taken;
  }

  #refuse(taken: number): null {
    this.#heldBytes -= taken;
    return null;
  }

  #prefixEnds(frame: FrameHeader): boolean {
    const bytes = this.#held.slice(0, this.#heldBytes);
    if (hasPadding(frame)) {
      this.#paddingLeft = bytes[0] ?? 0;
      this.#contentLeft -= this.#paddingLeft;
      // RFC 9113 §6.1: padding that is longer than the rest of the frame.
      if (this.#contentLeft < 0) return false;
    }
    this.#heldBytes = 0;
    this.#owner.overhead(bytes.length);
    this.#owner.prefix(frame, bytes);
    return true;
  }

  #endIfRead(frame: FrameHeader, segment: Segment): void {
    if (this.left > 0) return;
    this.#frame = null;
    this.#owner.ends(frame, segment);
  }

  #hold(segment: Segment, at: number, byteLength: number): void {
    this.#held.set(segment.bytes.subarray(at, at + byteLength), this.#heldBytes);
    this.#heldBytes += byteLength;
  }
}
