import { overlaps } from '../base/index.ts';
import { fieldParts, isSealable, type Part } from '../decode/index.ts';
import { opens } from './unreadable.ts';

/** Gathers the parts of one section that a key may open. */
export class SealedParts {
  readonly #parts: Part[] = [];
  /** What opened them. */
  readonly #openings: Part[] = [];
  readonly #block: number | undefined;

  /** `block`: what the blocks of the known ciphers have in common; see `sealedBlockOf`. */
  constructor(block: number | undefined) {
    this.#block = block;
  }

  take(part: Part): void {
    // Compressed bytes look closed until what opens them is visited, and so do those that a key opened.
    if (opens(part) && part.parent !== null) {
      this.#openings.push(part);
      // What a byte was taken off is what it was, and so is as open.
      if (part.parent.layer === 'xor') this.#openings.push(part.parent);
    }
    if (isSealable(part, this.#block)) this.#parts.push(part);
    for (const field of fieldParts(part)) if (isSealable(field, this.#block)) this.#parts.push(field);
  }

  list(): readonly Part[] {
    if (this.#openings.length === 0) return this.#parts;
    const openings = Map.groupBy(this.#openings, ({ parent }) => parent);
    return this.#parts.filter((part) => {
      if (openings.has(part)) return false;
      // A field is opened where it stands in its part.
      if (part.layer !== null || part.parent === null) return true;
      return openings.get(part.parent)?.some(({ span }) => overlaps(span, part.span)) !== true;
    });
  }
}
