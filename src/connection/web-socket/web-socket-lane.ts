import type { Micros, Sourced } from '../../base/index.ts';
import {
  areWebSocketFrames,
  isWebSocketFrame,
  type WebSocketFrame,
  WebSocketFrames,
} from '../../capture/index.ts';
import { codedSource } from '../coded-source.ts';
import { Gathering } from '../stream/gathering.ts';
import { LaneReport } from '../stream/lane-report.ts';
import { completingPacket, cutSegment, type Segment } from '../stream/segment.ts';
import { spill } from '../stream/spill.ts';
import { REPEATED_BYTES, StreamChunks } from '../stream/stream-chunks.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import { MessageInflater } from './message-inflater.ts';

/** What is held of a message. Longer ones go out in parts; longer compressed ones are not read. (Node's ws: 100 MiB.) */
export const MOST_WEB_SOCKET_BYTES = 16 * 1024 * 1024;

/** Segments joined in one message; bounds what one sent byte by byte costs. */
export const MOST_WEB_SOCKET_SEGMENTS = 65_536;

/** RFC 6455 §5.2: opcodes from here on are of control frames; 0 goes on with a message. */
const FIRST_CONTROL = 8;
const CONTINUATION = 0;

const UNDONE =
  'A compressed WebSocket message could not be undone: it is wrong, too large, or refers to one that is not there.';
const BROKEN = 'A WebSocket breaks its framing; what follows is searched as a stream.';
const INCOMPLETE = 'A WebSocket ends before its message does.';

/** What a lane must know of its connection. */
export interface WebSocketFacts {
  readonly host: string | null;
  /** Each message is compressed for itself. */
  readonly startsAnew: boolean;
}

/**
 * One direction of a WebSocket (RFC 6455): its messages. What is compressed is undone here, as those do who write
 * messages down. What control frames say is searched as a stream.
 *
 * A gap in the payload of a message that is not compressed is a hole in it. Any other loses the place of the next
 * frame: a segment that is whole frames is waited for.
 */
export class WebSocketLane {
  readonly #talk: Talk;
  readonly #direction: Direction;
  readonly #host: string | null;
  readonly #report: LaneReport;
  readonly #frames = new WebSocketFrames(this);
  readonly #message: Gathering;
  /** A head that is not whole. */
  readonly #head: Gathering;
  readonly #inflater: MessageInflater;
  readonly #beside: StreamChunks;
  #frame: WebSocketFrame | null = null;
  #isOpen = false;
  #isCompressed = false;
  /** Payload bytes of a message that cannot be read any more. */
  #givenUp: number | null = null;
  #missed = 0;
  #repeated = 0;
  #isAdrift = false;
  #isBroken = false;
  /** Bytes were lost, so that a message may have begun where nobody saw it. */
  #isUnsure = false;
  #hasCompressed = false;
  /** Heads of frames since the last message. */
  #overhead = 0;
  #first: Segment = NONE;
  #last: Segment = NONE;

  constructor(talk: Talk, direction: Direction, { host, startsAnew }: WebSocketFacts) {
    this.#talk = talk;
    this.#direction = direction;
    this.#host = host;
    this.#report = new LaneReport(talk, direction);
    this.#message = new Gathering(talk.budget);
    this.#head = new Gathering(talk.budget);
    this.#inflater = new MessageInflater(startsAnew, talk.budget);
    this.#beside = new StreamChunks(talk, direction, 'websocket');
    this.#beside.host = host;
  }

  read(segment: Segment): void {
    if (this.#isAdrift && !this.#resumes(segment.bytes)) {
      this.#beside.read(segment);
      return;
    }
    this.#isAdrift = false;
    this.#last = segment;
    const end = this.#frames.take(segment.bytes);
    const { heldBytes } = this.#frames;
    this.#message.settle();
    this.#last = cutSegment(segment, 0, 0);
    if (!this.#isBroken) {
      const newBytes = heldBytes - this.#head.byteLength;
      if (newBytes > 0) this.#head.append(cutSegment(segment, segment.bytes.length - newBytes));
      this.#head.settle();
      return;
    }
    this.#report.notice('websocket-broken', BROKEN);
    // What was taken for a head is as much a part of the stream as what follows.
    const held = this.#head.take();
    this.#lose();
    spill(held, segment.at, this.#beside);
    this.#beside.read(cutSegment(segment, end));
  }

  gap(byteLength: number, at: Micros): void {
    this.#last = { ...this.#last, at };
    const frame = this.#frame;
    const isInside = frame !== null && byteLength <= this.#frames.left;
    if (isInside && !isControl(frame) && !this.#isCompressed) this.#missed += byteLength;
    else this.#report.missed(byteLength, at);
    if (!isInside) this.#lose();
    else {
      if (this.#isCompressed && !isControl(frame)) this.#giveUp();
      this.#frames.skip(byteLength);
    }
  }

  /** No more bytes will come. */
  end(): void {
    if (this.#isOpen) {
      this.#report.notice('websocket-message-incomplete', INCOMPLETE);
      if (this.#isCompressed) this.#giveUp();
      this.#finish();
    }
    this.#beside.flush();
    this.#loseHead();
    this.#report.left(this.#overhead, this.#last, { protocol: 'websocket', host: this.#host });
    this.#overhead = 0;
  }

  /** Gives back what is kept to undo messages to come. */
  forget(): void {
    this.#inflater.lose();
  }

  relieve(): void {
    if (this.#isCompressed) this.#giveUp();
    else if (this.#message.byteLength > this.#repeated) this.#emitPart();
    this.#beside.relieve();
  }

  begins(frame: WebSocketFrame): boolean {
    const continues = frame.opcode === CONTINUATION;
    const isExpected = isControl(frame) || continues === this.#isOpen || (continues && this.#isUnsure);
    if (!isWebSocketFrame(frame) || !isExpected) {
      this.#isBroken = true;
      return false;
    }
    this.#head.clear();
    this.#overhead += frame.headBytes;
    if (!isControl(frame) && !this.#isOpen) this.#open(frame, continues);
    this.#frame = frame;
    return true;
  }

  payload(frame: WebSocketFrame, bytes: Uint8Array, at: number): void {
    const part = { ...cutSegment(this.#last, at, at + bytes.length), bytes };
    if (isControl(frame)) this.#beside.read(part);
    else if (this.#givenUp !== null) this.#givenUp += bytes.length;
    else {
      if (this.#message.byteLength === this.#repeated) this.#first = cutSegment(part, 0, 0);
      this.#message.append(part, this.#frames.left);
      const { byteLength, runs } = this.#message;
      if (byteLength < MOST_WEB_SOCKET_BYTES && runs < MOST_WEB_SOCKET_SEGMENTS) return;
      if (this.#isCompressed) this.#giveUp();
      else this.#emitPart();
    }
  }

  ends(frame: WebSocketFrame): void {
    this.#frame = null;
    if (!isControl(frame) && frame.isLast) this.#finish();
  }

  #resumes(bytes: Uint8Array): boolean {
    return !this.#isBroken && areWebSocketFrames(bytes, this.#direction === 'request');
  }

  #open(frame: WebSocketFrame, isContinued: boolean): void {
    this.#isOpen = true;
    this.#isCompressed = isContinued ? this.#hasCompressed : frame.reserved !== 0;
    if (this.#isCompressed) this.#hasCompressed = true;
    if (isContinued && this.#isCompressed) this.#giveUp();
  }

  #finish(): void {
    this.#isOpen = false;
    if (this.#givenUp !== null) this.#fail(this.#givenUp);
    else if (!this.#isCompressed) this.#emit(this.#message.take());
    else if (this.#message.byteLength > 0) {
      const { bytes, source } = this.#message.take();
      const inflated = this.#inflater.inflate(bytes);
      if (inflated === null) this.#fail(bytes.length);
      else this.#emit({ bytes: inflated, source: codedSource(source, 0, bytes.length) }, bytes.length);
    }
    this.#givenUp = null;
    this.#isCompressed = false;
    this.#repeated = 0;
  }

  /** The compressed message at hand cannot be read. */
  #giveUp(): void {
    this.#givenUp = (this.#givenUp ?? 0) + this.#message.byteLength;
    this.#message.clear();
  }

  #fail(byteLength: number): void {
    this.#inflater.lose();
    this.#report.notice('websocket-message-undone', UNDONE);
    this.#report.opaque(byteLength, 'websocket-message-undone', this.#last.at);
  }

  /** Nobody knows where the next frame begins. */
  #lose(): void {
    if (this.#isOpen) {
      if (this.#isCompressed) this.#giveUp();
      this.#finish();
    }
    this.#inflater.lose();
    this.#loseHead();
    this.#frame = null;
    this.#isAdrift = true;
    this.#isUnsure = true;
  }

  #loseHead(): void {
    this.#overhead += this.#head.byteLength;
    this.#head.clear();
    this.#frames.lose();
  }

  #emitPart(): void {
    const { taken, repeated } = this.#message.takeRepeating(REPEATED_BYTES);
    this.#emit(taken);
    this.#repeated = repeated;
  }

  /** `byteLength` is what it took on the wire, where that is not its own length. */
  #emit({ bytes, source }: Sourced, byteLength = bytes.length): void {
    const repeated = this.#repeated;
    if (bytes.length <= repeated && byteLength === bytes.length && this.#missed === 0) return;
    const { at, offset } = this.#first;
    const section = { ...HINTS, bytes, source };
    this.#talk.hear({
      ...NOBODY,
      connection: this.#talk.connection(),
      direction: this.#direction,
      at,
      host: this.#host,
      sections: [repeated > 0 ? { ...section, repeated } : section],
      byteLength: byteLength - repeated + this.#overhead,
      missedBytes: this.#missed,
      origin: { index: completingPacket(this.#last), offset },
    });
    this.#overhead = 0;
    this.#missed = 0;
  }
}

const HINTS = { location: 'stream', field: null, contentType: null, contentEncodings: [] } as const;
const NOBODY = { kind: 'message', protocol: 'websocket', method: null, target: null, status: null } as const;
const NONE: Segment = { bytes: new Uint8Array(0), at: 0, index: 0, offset: 0 };

function isControl({ opcode }: WebSocketFrame): boolean {
  return opcode >= FIRST_CONTROL;
}
