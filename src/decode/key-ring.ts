import { BLOCK, blockOf, fillsBlocks } from './blocks.ts';

/** Where a key came from: the surer it is a key, the sooner it is tried. */
export type KeyRank = 0 | 1 | 2 | 3;

/** A key that bodies may be encrypted with. */
export interface RingKey {
  /** What it is a key of; AES where it is not said. */
  readonly cipher?: 'aes' | 'des';
  /** 16, 24 or 32 bytes; for DES 8, 16 or 24. */
  readonly bytes: Uint8Array;
  /** How it chains blocks; null where nobody said, which is tried as CBC and as ECB. */
  readonly mode: 'cbc' | 'ecb' | 'ctr' | 'cfb' | 'gcm' | null;
  /** As long as a block, for GCM also twelve bytes; null where nobody said. */
  readonly iv: Uint8Array | null;
  /** 0: given in the case; 1 to 3: seen under a name that says so more or less plainly. */
  readonly rank: KeyRank;
  /** The field and the host that a capture showed it under; null where the case gives it. */
  readonly seen: { readonly field: string; readonly host: string | null } | null;
}

/** Bytes that the blocks of the keys' ciphers have in common: 16 for AES, 8 where a key is of DES, 1 for a stream. */
export function sealedBlockOf(keys: readonly RingKey[]): number {
  return keys.reduce((least, key) => Math.min(least, fillsBlocks(key) ? blockOf(key) : 1), BLOCK);
}

/**
 * Keys that are kept. Each is tried on every body that stays closed, for about a microsecond; a login hands out
 * one or two, but any `token` of a fitting length may be a key.
 */
export const MOST_KEYS = 256;

/**
 * The keys of a case, each once. Which are kept and in which order they are tried follows from the keys alone,
 * whatever the order in which they came.
 */
export class KeyRing {
  readonly #keys = new Map<string, { order: string; key: RingKey }>();
  /** Surer keys took the place of some that were seen. */
  isFull = false;

  add(key: RingKey): void {
    const id = `${key.cipher ?? 'aes'} ${hexOf(key.bytes)} ${key.mode ?? ''} ${key.iv === null ? '' : hexOf(key.iv)}`;
    // Of one key the surest place counts, and the first by name of those that are as sure.
    const order = `${key.rank} ${id} ${key.seen?.field ?? ''} ${key.seen?.host ?? ''}`;
    const known = this.#keys.get(id);
    if (known !== undefined && known.order <= order) return;
    this.#keys.set(id, { order, key });
    if (this.#keys.size > MOST_KEYS) this.#dropLast();
  }

  /** The surest first. */
  keys(): readonly RingKey[] {
    return [...this.#keys.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ key }) => key);
  }

  #dropLast(): void {
    this.isFull = true;
    let last = '';
    let lastId = '';
    for (const [id, { order }] of this.#keys) {
      if (order <= last) continue;
      last = order;
      lastId = id;
    }
    this.#keys.delete(lastId);
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
