import { createHash } from 'node:crypto';

/** A source of random choices. Passed in, so that everything made from it can be made again. */
export interface Random {
  /** A whole number from 0 up to and not including `limit`, which is at most 2^32. */
  below(limit: number): number;
  /** One of the list. */
  pick<T>(list: readonly T[]): T;
  /** As many decimal digits as asked for. */
  digits(count: number): string;
  /** As many lower-case hexadecimal digits as asked for. */
  hex(count: number): string;
}

/**
 * Random choices that follow from a seed: SHA-256 of the seed and a counter, so a canary can be guessed
 * only by who knows the seed. Whoever plants an identity passes at least 16 unguessable bytes.
 */
export function seededRandom(seed: string | Uint8Array): Random {
  const key = createHash('sha256').update(seed).digest();
  let block = Buffer.alloc(0);
  let at = 0;
  let counter = 0;

  function word(): number {
    if (at === block.byteLength) {
      block = createHash('sha256').update(key).update(`:${counter++}`).digest();
      at = 0;
    }
    at += 4;
    return block.readUInt32LE(at - 4);
  }

  function below(limit: number): number {
    // Words past the last whole multiple of the limit would favour the small numbers.
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const drawn = word();
      if (drawn < fair) return drawn % limit;
    }
  }

  const symbols = (count: number, base: number) =>
    Array.from({ length: count }, () => below(base).toString(base)).join('');

  return {
    below,
    pick(list) {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[below(list.length)] as (typeof list)[number];
    },
    digits: (count) => symbols(count, 10),
    hex: (count) => symbols(count, 16),
  };
}
