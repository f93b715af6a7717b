import { isSealable, type Part } from '../decode/index.ts';
import { OPENS } from './unreadable.ts';

/** Gathers the parts of one section that a key may open. */
export class SealedParts {
  readonly #parts: Part[] = [];
  readonly #opened: Part[] = [];

  take(part: Part): void {
    // Compressed bytes look closed until what opens them is visited, and so do those that a key opened.
    if (part.layer !== null && OPENS.has(part.layer) && part.parent !== null) this.#opened.push(part.parent);
    if (isSealable(part)) this.#parts.push(part);
  }

  list(): readonly Part[] {
    if (this.#opened.length === 0) return this.#parts;
    const opened = new Set(this.#opened);
    return this.#parts.filter((part) => !opened.has(part));
  }
}
