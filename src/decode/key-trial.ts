import { BLOCK, blockOf, deciphered, fillsBlocks, ivsOf, paddingOf } from './blocks.ts';
import type { RingKey } from './key-ring.ts';

/*
 * Whether a key may fit shows in the last block, where the padding is. So of everything that stays closed only
 * the end is kept at hand, and each key deciphers all ends at once: a thousand for what ten would cost alone.
 * A wrong key passes once in 256 times, and only what passes is deciphered as a whole. That goes for AES in blocks,
 * of which a capture may show hundreds of keys; the few keys of other ciphers, which only a case gives, always pass.
 */
export class KeyTrial {
  readonly #last: Uint8Array[] = [];
  /** The block before the last, with which it is chained; null where there is none. */
  readonly #before: (Uint8Array | null)[] = [];
  readonly #isWhole: boolean[] = [];
  readonly #indexes = new Map<string, number>();

  /** Takes note of closed bytes. */
  add(bytes: Uint8Array): void {
    const end = endOf(bytes);
    if (this.#indexes.has(end)) return;
    this.#indexes.set(end, this.#last.length);
    this.#last.push(bytes.slice(-BLOCK));
    this.#before.push(bytes.byteLength > BLOCK ? bytes.slice(-2 * BLOCK, -BLOCK) : null);
    this.#isWhole.push(bytes.byteLength % BLOCK === 0);
  }

  /** How many different ends there are. */
  get size(): number {
    return this.#last.length;
  }

  /** Tries the keys; what comes back tells which of them may fit closed bytes, in the order given. */
  try(keys: readonly RingKey[]): (bytes: Uint8Array) => readonly RingKey[] {
    const fitting: RingKey[][] = this.#last.map(() => []);
    const ends = new Uint8Array(this.#last.length * BLOCK);
    for (const [index, block] of this.#last.entries()) ends.set(block, index * BLOCK);
    for (const key of keys) {
      if (blockOf(key) !== BLOCK || !fillsBlocks(key)) {
        for (const known of fitting) known.push(key);
        continue;
      }
      const ivs = ivsOf(key);
      const blocks = deciphered(key, ends);
      for (const [index, known] of fitting.entries()) {
        if (this.#isWhole[index] !== true) continue;
        const chain = { key, ivs, before: this.#before[index] ?? null };
        if (mayFit(blocks, index * BLOCK, chain)) known.push(key);
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
  const isPadded = (mask: Uint8Array | null) => paddingOf(blocks, start, { mask, block: BLOCK }) > 0;
  if (key.mode !== 'cbc' && isPadded(null)) return true;
  if (key.mode === 'ecb') return false;
  if (before !== null) return isPadded(before);
  for (const iv of ivs) if (isPadded(iv)) return true;
  return false;
}

/** No byte is written so. */
const NOT_WHOLE = '\u0100';

/** Tells the ends apart, and what is whole blocks from what is not. */
function endOf(bytes: Uint8Array): string {
  const end = bytes.subarray(-2 * BLOCK);
  const text = Buffer.from(end.buffer, end.byteOffset, end.byteLength).toString('latin1');
  return bytes.byteLength % BLOCK === 0 ? text : `${text}${NOT_WHOLE}`;
}
