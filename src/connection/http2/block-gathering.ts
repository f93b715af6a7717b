import type { Sourced } from '../../base/index.ts';
import { MOST_HEAD_BYTES } from '../http1/line-gathering.ts';
import type { Budget } from '../stream/budget.ts';
import { Gathering } from '../stream/gathering.ts';
import type { Segment } from '../stream/segment.ts';
import { FLAG, FRAME, type FrameHeader } from './frame-header.ts';
import type { MessagePlace } from './http2-half.ts';

/** A block of fields that comes in a HEADERS or PUSH_PROMISE frame and any number of CONTINUATION frames (RFC 9113 §4.3). */
export class BlockGathering {
  readonly stream: number;
  /** The stream that a PUSH_PROMISE opens. */
  promised: number | null = null;
  readonly endsStream: boolean;
  /** Bytes of it are missing or too many, so that it cannot be read: those that came. */
  unreadableBytes = 0;
  isUnreadable = false;
  #place: MessagePlace | null = null;
  readonly #gathered: Gathering;

  constructor(budget: Budget, { stream, type, flags }: FrameHeader) {
    this.#gathered = new Gathering(budget);
    this.stream = stream;
    this.endsStream = type === FRAME.headers && (flags & FLAG.endStream) !== 0;
  }

  /** Where it begins, once it did. */
  placeOr(end: MessagePlace): MessagePlace {
    return this.#place ?? end;
  }

  append(part: Segment, more: number): void {
    const { at, index, offset } = part;
    this.#place ??= { at, index, offset };
    if (this.isUnreadable) this.unreadableBytes += part.bytes.length;
    else {
      this.#gathered.append(part, more);
      // A flood of CONTINUATION frames (VU#421644), or of segments of a few bytes.
      if (this.#gathered.byteLength > MOST_HEAD_BYTES || this.#gathered.runs > MOST_HEAD_BYTES / 4)
        this.giveUp();
    }
  }

  giveUp(): void {
    this.isUnreadable = true;
    this.unreadableBytes += this.#gathered.byteLength;
    this.#gathered.clear();
  }

  settle(): void {
    this.#gathered.settle();
  }

  take(): Sourced {
    return this.#gathered.take();
  }
}
