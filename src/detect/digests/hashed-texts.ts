import type { HashKey, Identifier } from '../../case/index.ts';
import { ClaimTable } from '../claim-table.ts';
import type { HashedTexts } from './digest-table.ts';
import { EntryList } from './head-index.ts';
import { OneWays } from './one-way.ts';
import { WEAK_HASHES, weakHashes } from './weak-hashes.ts';

/** Gathers the texts that programs may hash, each once, and hashes them. */
export class TextsToHash {
  readonly #texts: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #claims: ClaimTable;
  readonly #ways: OneWays;
  readonly #strong = new EntryList();
  readonly #weak = new EntryList();

  constructor(identity: readonly Identifier[], keys: readonly HashKey[]) {
    this.#claims = new ClaimTable(identity);
    this.#ways = new OneWays(keys);
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
      texts: this.#texts,
      claims: this.#claims,
      ways: this.#ways.list,
      strong: this.#strong.entries(),
      weak: this.#weak.entries(),
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
