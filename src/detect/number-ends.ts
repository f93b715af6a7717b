import type { Identifier } from '../case/index.ts';
import type { Claim } from './claim.ts';
import { ClaimList } from './claim-list.ts';
import { ClaimTable, type ClaimTables } from './claim-table.ts';
import { EntryList, HeadIndex, type HeadTables, indexHeads } from './digests/index.ts';

/** Digits of the ends that are kept. */
export const FEWEST_OF_END = 7;
export const MOST_OF_END = 10;

/** Any odd number spreads the ends of neighbouring numbers over the table. */
const SPREAD = 0x9e3779b1;

/** The last digits of numbers, in memory that threads may share. */
export interface EndTables {
  /** Each end as a number, and how many digits it has. */
  readonly values: Float64Array;
  readonly lengths: Uint8Array;
  readonly index: HeadTables;
  readonly claims: ClaimTables;
}

/** Gathers the last digits of numbers, each once. */
export class EndsToFind {
  readonly #ends: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #entries = new EntryList();
  readonly #claims = new ClaimList();

  add(identifier: number, digits: string, forms: readonly string[]): void {
    const index = this.#indexes.get(digits) ?? this.#ends.length;
    if (index === this.#ends.length) {
      this.#indexes.set(digits, index);
      this.#ends.push(digits);
      this.#entries.add(headOf(Number(digits), digits.length), index);
    }
    this.#claims.add(index, identifier, {
      forms,
      boundary: 'digit',
      rank: 1,
      meant: null,
      member: null,
      uncut: null,
      isWeak: true,
    });
  }

  finish(): EndTables {
    const { length } = this.#ends;
    const values = new Float64Array(new SharedArrayBuffer(length * 8));
    const lengths = new Uint8Array(new SharedArrayBuffer(length));
    for (const [index, end] of this.#ends.entries()) {
      values[index] = Number(end);
      lengths[index] = end.length;
    }
    return { values, lengths, index: indexHeads(this.#entries.entries()), claims: this.#claims.tables() };
  }
}

/**
 * Finds whole numbers that are the last digits of telephone numbers. An address book has thousands, so short that as
 * needles all digits of a text would be compared with them; here each number of the text is looked up once.
 */
export class NumberEnds {
  readonly #values: Float64Array;
  readonly #lengths: Uint8Array;
  readonly #index: HeadIndex;
  readonly #claims: ClaimTable;

  constructor(identity: readonly Identifier[], { values, lengths, index, claims }: EndTables) {
    this.#values = values;
    this.#lengths = lengths;
    this.#index = new HeadIndex(index);
    this.#claims = new ClaimTable(identity, claims);
  }

  /** Looks at the digits from `start` to `end`. */
  find(bytes: Uint8Array, start: number, end: number): readonly Claim[] {
    const length = end - start;
    if (length < FEWEST_OF_END || length > MOST_OF_END) return NONE;
    let value = 0;
    for (let at = start; at < end; at++) value = value * 10 + (bytes[at] as number) - 0x30;
    const head = headOf(value, length);
    if (!this.#index.may(head)) return NONE;
    return this.#index
      .of(head)
      .filter((index) => this.#lengths[index] === length && this.#values[index] === value)
      .flatMap((index) => this.#claims.of(index));
  }
}

const NONE: readonly Claim[] = [];

function headOf(value: number, length: number): number {
  return Math.imul(value | 0, SPREAD) + length;
}
