import type { Budget } from '../stream/budget.ts';
import { Gathering } from '../stream/gathering.ts';
import type { Segment } from '../stream/segment.ts';
import { REPEATED_BYTES } from '../stream/stream-chunks.ts';
import type { Draft } from './draft.ts';

/**
 * The most of a body that is held to be handed on whole. Compressed bodies can only be opened whole, so it is
 * generous (mitmproxy streams from any size asked for; Burp stops at 10 MB); a longer one goes on in messages
 * marked `continued`.
 */
export const MOST_BODY_BYTES = 16 * 1024 * 1024;

/** Segments joined in one body: 16 MiB in segments of 256 bytes. Bounds what a body sent byte by byte costs. */
export const MOST_BODY_SEGMENTS = 65_536;

/** The body of the message being read, and how much of it the part before already held. */
export class BodyGathering {
  readonly #gathered: Gathering;
  #repeated = 0;

  constructor(budget: Budget) {
    this.#gathered = new Gathering(budget);
  }

  get full(): boolean {
    return this.#gathered.byteLength >= MOST_BODY_BYTES || this.#gathered.runs >= MOST_BODY_SEGMENTS;
  }

  get hasNew(): boolean {
    return this.#gathered.byteLength > this.#repeated;
  }

  append(segment: Segment, more: number): void {
    this.#gathered.append(segment, more);
  }

  settle(): void {
    this.#gathered.settle();
  }

  /** Moves the end of the body into the draft. */
  finish(draft: Draft): void {
    if (this.#gathered.byteLength > 0) draft.addBody(this.#gathered.take(), this.#repeated);
    this.#repeated = 0;
  }

  /** Moves what there is into the draft; the next part begins with the end of this one. */
  part(draft: Draft): void {
    const next = this.#gathered.takeRepeating(REPEATED_BYTES);
    draft.addBody(next.taken, this.#repeated);
    this.#repeated = next.repeated;
  }
}
