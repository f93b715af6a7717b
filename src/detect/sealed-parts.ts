import { isSealable, type Part } from '../decode/index.ts';
import { OPENS } from './unreadable.ts';

/** Gathers the parts of one section that a key may open. */
export class SealedParts {
  readonly #parts = new Set<Part>();

  take(part: Part): void {
    // Compressed bytes look closed until what opens them is visited, and so do those that a key opened.
    if (part.layer !== null && OPENS.has(part.layer) && part.parent !== null) this.#parts.delete(part.parent);
    if (isSealable(part)) this.#parts.add(part);
  }

  list(): readonly Part[] {
    return [...this.#parts];
  }
}
