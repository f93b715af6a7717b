import type { Identifier } from '../case/index.ts';
import type { Claim } from './claim.ts';

/** A claim without its identifier: what thousands of them have in common. */
export type ClaimShape = Omit<Claim, 'identifier'>;

/** The claims of needles as numbers, in memory that threads may share. */
export interface ClaimTables {
  readonly shapes: readonly ClaimShape[];
  /** For each needle its first claim. */
  readonly first: Int32Array;
  /** For each needle whether none of its claims stands for itself. */
  readonly weak: Int32Array;
  /** For each claim the next of its needle, or -1. */
  readonly next: Int32Array;
  /** For each claim its place in the identity, and in `shapes`. */
  readonly identifier: Int32Array;
  readonly shape: Int32Array;
}

/** What finding each needle would mean. */
export class ClaimTable {
  readonly #identity: readonly Identifier[];
  readonly #tables: ClaimTables;

  constructor(identity: readonly Identifier[], tables: ClaimTables) {
    this.#identity = identity;
    this.#tables = tables;
  }

  /** Whether a needle proves nothing by itself. */
  isWeak(needle: number): boolean {
    return this.#tables.weak[needle] === 1;
  }

  /** The claims of a needle. */
  of(needle: number): Claim[] {
    const { shapes, first, next, identifier, shape } = this.#tables;
    const claims: Claim[] = [];
    for (let claim = first[needle] ?? -1; claim !== -1; claim = next[claim] as number) {
      claims.push({
        identifier: this.#identity[identifier[claim] as number] as Identifier,
        ...(shapes[shape[claim] as number] as ClaimShape),
      });
    }
    return claims;
  }

  /** How many needles have claims. */
  get size(): number {
    return this.#tables.first.length;
  }
}
