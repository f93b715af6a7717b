import type { Identifier } from '../case/index.ts';
import type { Claim } from './claim.ts';

/** A claim without its identifier: what thousands of them have in common. */
export type ClaimShape = Omit<Claim, 'identifier'>;

/**
 * What finding each needle would mean. An address book gives hundreds of thousands of claims in a few dozen
 * shapes, so they are kept as numbers: as objects they would be what the garbage collector mostly looks at.
 */
export class ClaimTable {
  readonly #identity: readonly Identifier[];
  readonly #shapes: ClaimShape[] = [];
  readonly #shapeIndexes = new Map<string, number>();
  /** For each needle its first claim; for each claim the next of its needle, or -1. */
  readonly #first: number[] = [];
  readonly #next: number[] = [];
  /** For each needle whether none of its claims stands for itself. */
  readonly #weak: boolean[] = [];
  readonly #identifier: number[] = [];
  readonly #shape: number[] = [];

  constructor(identity: readonly Identifier[]) {
    this.#identity = identity;
  }

  /** Adds a claim to a needle, which is the next new one or one that is known. */
  add(needle: number, identifier: number, shape: ClaimShape): void {
    const claim = this.#next.length;
    this.#next.push(this.#first[needle] ?? -1);
    this.#first[needle] = claim;
    this.#weak[needle] = shape.isWeak && shape.member === null && (this.#weak[needle] ?? true);
    this.#identifier.push(identifier);
    this.#shape.push(this.#shapeIndex(shape));
  }

  /** Whether a needle proves nothing by itself. */
  isWeak(needle: number): boolean {
    return this.#weak[needle] === true;
  }

  /** The claims of a needle. */
  of(needle: number): Claim[] {
    const claims: Claim[] = [];
    for (let claim = this.#first[needle] ?? -1; claim !== -1; claim = this.#next[claim] as number) {
      const identifier = this.#identity[this.#identifier[claim] as number] as Identifier;
      claims.push({ identifier, ...(this.#shapes[this.#shape[claim] as number] as ClaimShape) });
    }
    return claims;
  }

  /** How many needles have claims. */
  get size(): number {
    return this.#first.length;
  }

  #shapeIndex(shape: ClaimShape): number {
    const { forms, boundary, rank, member, uncut, isWeak, meant } = shape;
    const key = [rank, isWeak, member, uncut, boundary, forms.join(' '), meant ?? '\0'].join('\n');
    const known = this.#shapeIndexes.get(key);
    if (known !== undefined) return known;
    this.#shapes.push(shape);
    this.#shapeIndexes.set(key, this.#shapes.length - 1);
    return this.#shapes.length - 1;
  }
}
