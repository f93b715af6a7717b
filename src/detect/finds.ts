import type { Identifier } from '../case/index.ts';
import type { Layer, Part } from '../decode/index.ts';
import type { Claim } from './claim.ts';
import type { Found } from './found.ts';
import { PlacesAsked } from './names-around.ts';

/**
 * Finds that are kept of one section. A section that repeats a value a million times tells no more than one that
 * repeats it ten thousand times, and each find takes some 500 bytes until the section has been gone through.
 */
export const MOST_FINDS = 10_000;

/** Finds of each identifier that are kept even so: nothing is hidden behind something else that is repeated. */
export const FEWEST_OF_EACH = 10;

/** Layers that leave pieces of the text as they are, cut wherever something was said before. */
const SHOWS_TEXT: ReadonlySet<Layer | null> = new Set(['snappy', 'lz4']);

/** What the search of one section has found so far, within bounds. */
export class Finds {
  readonly asked = new PlacesAsked();
  readonly #alone: Found[] = [];
  readonly #members: Found[] = [];
  /** Parts of which the compressed bytes show pieces of their text, and which were opened. */
  readonly #opened = new Set<Part>();
  /** Hits of each identifier that there was no room for, by its id; those of single members tell nothing yet. */
  readonly notKept = new Map<string, number>();
  #isFull = false;
  readonly #kept = new Map<Identifier, number>();

  /** Whether one more of this claim would be kept; if not, it is counted. */
  hasRoom({ identifier, member }: Claim): boolean {
    if (this.#alone.length + this.#members.length < MOST_FINDS) return true;
    if ((this.#kept.get(identifier) ?? 0) < FEWEST_OF_EACH) return true;
    if (member === null) this.notKept.set(identifier.id, (this.notKept.get(identifier.id) ?? 0) + 1);
    this.#isFull = true;
    return false;
  }

  keep(found: Found): void {
    const { identifier, member } = found.claim;
    this.#kept.set(identifier, (this.#kept.get(identifier) ?? 0) + 1);
    if (member === null) this.#alone.push(found);
    else this.#members.push(found);
  }

  /** Takes note of a part that is searched. */
  take({ layer, parent, span }: Part): void {
    if (parent === null || !SHOWS_TEXT.has(layer)) return;
    if (span.start === 0 && span.end === parent.bytes.byteLength) this.#opened.add(parent);
  }

  /** Those that stand for themselves. */
  get alone(): readonly Found[] {
    return this.#told(this.#alone);
  }

  /** Those of single members of groups. */
  get members(): readonly Found[] {
    return this.#told(this.#members);
  }

  /** What stands whole in compressed bytes stands in the text as well, where its neighbours are the true ones. */
  #told(found: readonly Found[]): readonly Found[] {
    return this.#opened.size === 0 ? found : found.filter(({ part }) => !this.#opened.has(part));
  }

  /** Whether something was not kept. */
  get isFull(): boolean {
    return this.#isFull;
  }
}
