import { BLOCK, deciphered, ivsOf, paddingOf } from './blocks.ts';
import type { RingKey } from './key-ring.ts';

/*
 * Whether a key may fit shows in the last block, where the padding is. So of everything that stays closed only
 * the end is kept at hand, and each key deciphers all ends at once: a thousand for what ten would cost alone.
 * A wrong key passes once in 256 times, and only what passes is deciphered as a whole.
 */
export class KeyTrial {
  readonly #last: Uint8Array[] = [];
  /** The block before the last, with which it is chained; null where there is none. */
  readonly #before: (Uint8Array | null)[] = [];
  readonly #indexes = new Map<string, number>();

  /** Takes note of closed bytes, which are whole blocks. */
  add(bytes: Uint8Array): void {
    const end = endOf(bytes);
    if (this.#indexes.has(end)) return;
    this.#indexes.set(end, this.#last.length);
    this.#last.push(bytes.slice(-BLOCK));
    this.#before.push(bytes.byteLength > BLOCK ? bytes.slice(-2 * BLOCK, -BLOCK) : null);
  }

  /** How many different ends there are. */
  get size(): number {
    return this.#last.length;
  }

  /** Tries the keys; what comes back tells which of them may fit closed bytes, in the order given. */
  try(keys: readonly RingKey[]): (bytes: Uint8Array) => readonly RingKey[] {
    const fitting: RingKey[][] = [];
    const ends = new Uint8Array(this.#last.length * BLOCK);
    for (const [index, block] of this.#last.entries()) ends.set(block, index * BLOCK);
    for (const key of keys) {
      const ivs = ivsOf(key);
      const blocks = deciphered(key, ends);
      for (let index = 0; index < this.#before.length; index++) {
        if (!mayFit(blocks, index * BLOCK, { key, ivs, before: this.#before[index] ?? null })) continue;
        const known = fitting[index];
        if (known === undefined) fitting[index] = [key];
        else known.push(key);
      }
    }
    return (bytes) => fitting[this.#indexes.get(endOf(bytes)) ?? -1] ?? [];
  }
}

interface Chain {
  readonly key: RingKey;
  readonly ivs: readonly Uint8Array[];
  readonly before: Uint8Array | null;
}

/** Whether padding ends the block at `start`, chained or not, as far as the key's mode allows. */
function mayFit(blocks: Uint8Array, start: number, { key, ivs, before }: Chain): boolean {
  if (key.mode !== 'cbc' && paddingOf(blocks, start, null) > 0) return true;
  if (key.mode === 'ecb') return false;
  if (before !== null) return paddingOf(blocks, start, before) > 0;
  for (const iv of ivs) if (paddingOf(blocks, start, iv) > 0) return true;
  return false;
}

function endOf(bytes: Uint8Array): string {
  const end = bytes.subarray(-2 * BLOCK);
  return Buffer.from(end.buffer, end.byteOffset, end.byteLength).toString('latin1');
}
