import type { Sourced } from '../../base/index.ts';
import { namesSection } from '../names-section.ts';
import type { Budget } from '../stream/budget.ts';
import { Gathering } from '../stream/gathering.ts';
import type { Draft } from './draft.ts';

/** Bytes of chunk extensions held for one part of a message, and how many; hardly anybody sends any (RFC 9112 §7.1.1). */
export const MOST_EXTENSION_BYTES = 64 * 1024;
export const MOST_EXTENSIONS = 4096;

/** What stands behind the sizes of chunks, gathered to be searched once for each part of the message. */
export class ChunkExtensions {
  readonly #budget: Budget;
  #gathered: Gathering | null = null;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get hasAny(): boolean {
    return this.#gathered !== null;
  }

  get full(): boolean {
    const gathered = this.#gathered;
    return (
      gathered !== null && (gathered.byteLength >= MOST_EXTENSION_BYTES || gathered.runs >= MOST_EXTENSIONS)
    );
  }

  /** The rest of a line that begins with its semicolon, line break included: so that extensions stay apart. */
  add({ bytes, source }: Sourced): void {
    this.#gathered ??= new Gathering(this.#budget);
    let at = 0;
    for (const { index, offset, byteLength } of source.pieces({ start: 0, end: bytes.length })) {
      this.#gathered.append({ bytes: bytes.subarray(at, at + byteLength), at: 0, index, offset });
      at += byteLength;
    }
  }

  settle(): void {
    this.#gathered?.settle();
  }

  /** Moves them into the draft. */
  finish(draft: Draft): void {
    if (this.#gathered !== null) draft.sections.push(namesSection([this.#gathered.take()]));
    this.#gathered = null;
  }
}
