import type { HashKey } from '../../case/index.ts';
import { ClaimList } from '../claim-list.ts';
import type { ClaimTables } from '../claim-table.ts';
import { poolTexts, type TextPool } from '../text-pool.ts';
import { EntryList, type HeadTables, indexHeads } from './head-index.ts';
import { OneWays } from './one-way.ts';
import { WEAK_HASHES, weakHashes } from './weak-hashes.ts';

/** Texts, how they may have been hashed, and the first 32 bits of what that gives, in memory that threads may share. */
export interface HashedTexts {
  readonly texts: TextPool;
  /** For each text what its digest would mean; the forms are those of the text itself. */
  readonly claims: ClaimTables;
  /** Keys that were mixed in. */
  readonly keys: readonly HashKey[];
  /** Whether there are so few texts that everything is tried. */
  readonly isWide: boolean;
  /** Of digests; a value is text × ways + way. */
  readonly strong: HeadTables;
  /** Of hashes of 32 bits, all of them; a value is text × weak ways + way. */
  readonly weak: HeadTables;
}

/** Gathers the texts that programs may hash, each once, and hashes them. */
export class TextsToHash {
  readonly #keys: readonly HashKey[];
  readonly #isWide: boolean;
  readonly #ways: OneWays;
  readonly #texts: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #claims = new ClaimList();
  readonly #strong = new EntryList();
  readonly #weak = new EntryList();

  constructor(keys: readonly HashKey[], { isWide }: { readonly isWide: boolean }) {
    this.#keys = keys;
    this.#isWide = isWide;
    this.#ways = new OneWays(keys, isWide);
  }

  add(
    identifier: number,
    { text, forms }: { readonly text: string; readonly forms: readonly string[] },
  ): void {
    const index = this.#indexes.get(text) ?? this.#hash(text);
    this.#claims.add(index, identifier, {
      forms,
      boundary: 'hex',
      rank: 2,
      meant: null,
      member: null,
      uncut: null,
      isWeak: false,
    });
  }

  finish(): HashedTexts {
    return {
      texts: poolTexts(this.#texts),
      claims: this.#claims.tables(),
      keys: this.#keys,
      isWide: this.#isWide,
      strong: indexHeads(this.#strong.entries()),
      weak: indexHeads(this.#weak.entries()),
    };
  }

  #hash(text: string): number {
    const index = this.#texts.length;
    this.#indexes.set(text, index);
    this.#texts.push(text);
    const { length } = this.#ways.list;
    this.#ways.heads(text, (way, head) => this.#strong.add(head, index * length + way));
    for (const [way, head] of weakHashes(text).entries())
      this.#weak.add(head, index * WEAK_HASHES.length + way);
    return index;
  }
}
