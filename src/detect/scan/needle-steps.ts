import { foldedByte } from './fold.ts';
import { viewsOf } from './needle-pool.ts';
import type { NeedleTables } from './needle-tables.ts';

/*
 * A byte that was added to all of some bytes changes none of the steps from one to the next, which are what the two
 * have not in common. So needles are looked for by their steps, whatever the byte was, and the first of their bytes
 * then tells it. The case of letters is one bit, which is left out of the steps.
 */

/** Steps that a needle is known by. */
const HEAD = 4;

/**
 * Bytes of a needle that may stand anywhere. Random bytes agree with its steps at one place in 2^56, so that with 10^4
 * needles one of 10^12 bytes is taken for one: as rarely as for the shortest needle where no byte was added.
 */
const LEAST_ANYWHERE = 8;
/** Bytes of a needle that must be all there is: one of 2^40 such values agrees. */
const LEAST_WHOLE = 6;

/** Bits of the filter for each needle: one place in so many is looked at closer for nothing. */
const BITS_PER_NEEDLE = 64;
const LEAST_FILTER_BITS = 12;
const MOST_FILTER_BITS = 20;

/** All bits but the one that tells the case of a letter. */
const ANY_CASE = 0xdf;

/** Any odd number spreads heads that differ in one byte over the filter. */
const SPREAD = 0x9e3779b1;

interface Stepped {
  readonly bytes: Uint8Array;
  readonly isExact: boolean;
}

/** Finds the bytes, none of them zero, that must have been added to some bytes for a needle to stand in them. */
export function needleSteps(tables: readonly NeedleTables[]): (bytes: Uint8Array) => readonly number[] {
  const byHead = new Map<number, Stepped[]>();
  for (const { pool, bytes: memory } of tables) {
    const { bytes, starts, least, exact } = viewsOf(pool, memory);
    for (let index = 0; index < pool.count; index++) {
      const start = starts[index] as number;
      if ((least[index] as number) < LEAST_WHOLE || starts[index + 1] !== start + (least[index] as number))
        continue;
      const needle = bytes.subarray(start, starts[index + 1]);
      const head = headAt(needle, 0);
      const same = byHead.get(head);
      const stepped = { bytes: needle, isExact: exact[index] === 1 };
      if (same === undefined) byHead.set(head, [stepped]);
      else same.push(stepped);
    }
  }
  return new Steps(byHead).keys;
}

function headAt(bytes: Uint8Array, at: number): number {
  let head = 0;
  for (let step = 0; step < HEAD; step++)
    head |= (((bytes[at + step] as number) ^ (bytes[at + step + 1] as number)) & ANY_CASE) << (8 * step);
  return head;
}

const NONE: readonly number[] = [];

class Steps {
  readonly #byHead: ReadonlyMap<number, readonly Stepped[]>;
  readonly #filter: Int32Array;
  readonly #shift: number;

  constructor(byHead: ReadonlyMap<number, readonly Stepped[]>) {
    const wanted = Math.ceil(Math.log2(Math.max(1, byHead.size) * BITS_PER_NEEDLE));
    const bits = Math.min(MOST_FILTER_BITS, Math.max(LEAST_FILTER_BITS, wanted));
    this.#byHead = byHead;
    this.#shift = 32 - bits;
    this.#filter = new Int32Array(1 << (bits - 5));
    for (const head of byHead.keys()) {
      const bit = Math.imul(head, SPREAD) >>> this.#shift;
      this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }

  readonly keys = (bytes: Uint8Array): readonly number[] => {
    const { length } = bytes;
    if (length < LEAST_WHOLE) return NONE;
    const filter = this.#filter;
    const shift = this.#shift;
    let keys = NONE;
    let head = headAt(bytes, 0);
    for (let at = 0; ; at++) {
      const bit = Math.imul(head, SPREAD) >>> shift;
      if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0) {
        for (const key of this.#keysAt(bytes, at, head)) if (!keys.includes(key)) keys = [...keys, key];
      }
      if (at + HEAD + 1 >= length) return keys;
      const step = ((bytes[at + HEAD] as number) ^ (bytes[at + HEAD + 1] as number)) & ANY_CASE;
      head = (head >>> 8) | (step << 24);
    }
  };

  #keysAt(bytes: Uint8Array, at: number, head: number): readonly number[] {
    const keys: number[] = [];
    for (const needle of this.#byHead.get(head) ?? []) {
      const key = keyOf(bytes, at, needle);
      if (key > 0) keys.push(key);
    }
    return keys;
  }
}

/** The byte that was added where the needle stands in them; 0 where it does not, or none was. */
function keyOf(bytes: Uint8Array, at: number, { bytes: needle, isExact }: Stepped): number {
  const { length } = needle;
  if (at + length > bytes.length) return 0;
  if (length < LEAST_ANYWHERE && length !== bytes.length) return 0;
  const key = (bytes[at] as number) ^ (needle[0] as number);
  if (isUnder(bytes, at, { needle, key, isExact })) return key;
  const other = key ^ 0x20;
  return !isExact && isUnder(bytes, at, { needle, key: other, isExact }) ? other : 0;
}

interface Under {
  readonly needle: Uint8Array;
  readonly key: number;
  readonly isExact: boolean;
}

function isUnder(bytes: Uint8Array, at: number, { needle, key, isExact }: Under): boolean {
  for (let index = 0; index < needle.length; index++) {
    const byte = (bytes[at + index] as number) ^ key;
    if ((isExact ? byte : foldedByte[byte]) !== needle[index]) return false;
  }
  return true;
}
