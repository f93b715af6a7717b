import type { ClaimShape, ClaimTables } from './claim-table.ts';
import { NumberList } from './number-list.ts';

/**
 * Gathers what finding each needle would mean. An address book gives hundreds of thousands of claims in a few dozen
 * shapes, so they are kept as numbers.
 */
export class ClaimList {
  readonly #shapes: ClaimShape[] = [];
  readonly #shapeIndexes = new Map<string, number>();
  readonly #first = new NumberList();
  readonly #weak = new NumberList();
  readonly #next = new NumberList();
  readonly #identifier = new NumberList();
  readonly #shape = new NumberList();

  /** Adds a claim to a needle, which is the next new one or one that is known. */
  add(needle: number, identifier: number, shape: ClaimShape): void {
    const isWeak = shape.isWeak && shape.member === null;
    const claim = this.#next.length;
    if (needle === this.#first.length) {
      this.#next.add(-1);
      this.#first.add(claim);
      this.#weak.add(isWeak ? 1 : 0);
    } else {
      this.#next.add(this.#first.at(needle));
      this.#first.set(needle, claim);
      if (!isWeak) this.#weak.set(needle, 0);
    }
    this.#identifier.add(identifier);
    this.#shape.add(this.#shapeIndex(shape));
  }

  tables(): ClaimTables {
    return {
      shapes: this.#shapes,
      first: this.#first.shared(),
      weak: this.#weak.shared(),
      next: this.#next.shared(),
      identifier: this.#identifier.shared(),
      shape: this.#shape.shared(),
    };
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
