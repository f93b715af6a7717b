import type { Identifier } from '../case/index.ts';
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

/** What the search of one section has found so far, within bounds. */
export class Finds {
  readonly asked = new PlacesAsked();
  /** Those that stand for themselves. */
  readonly alone: Found[] = [];
  /** Those of single members of groups. */
  readonly members: Found[] = [];
  /** Hits of each identifier that there was no room for, by its id; those of single members tell nothing yet. */
  readonly notKept = new Map<string, number>();
  #isFull = false;
  readonly #kept = new Map<Identifier, number>();

  /** Whether one more of this claim would be kept; if not, it is counted. */
  hasRoom({ identifier, member }: Claim): boolean {
    if (this.alone.length + this.members.length < MOST_FINDS) return true;
    if ((this.#kept.get(identifier) ?? 0) < FEWEST_OF_EACH) return true;
    if (member === null) this.notKept.set(identifier.id, (this.notKept.get(identifier.id) ?? 0) + 1);
    this.#isFull = true;
    return false;
  }

  keep(found: Found): void {
    const { identifier, member } = found.claim;
    this.#kept.set(identifier, (this.#kept.get(identifier) ?? 0) + 1);
    if (member === null) this.alone.push(found);
    else this.members.push(found);
  }

  /** Whether something was not kept. */
  get isFull(): boolean {
    return this.#isFull;
  }
}
