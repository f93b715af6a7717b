/*
 * XXH32 and XXH64 (github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md), one description in numbers of any width:
 * the two differ in word size, in primes and in how they finish.
 */

const PRIMES_32 = [0x9e3779b1n, 0x85ebca77n, 0xc2b2ae3dn, 0x27d4eb2fn, 0x165667b1n] as const;
const PRIMES_64 = [
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x85ebca77c2b2ae63n,
  0x27d4eb2f165667c5n,
] as const;

type Primes = readonly [bigint, bigint, bigint, bigint, bigint];

/** XXH32 as eight hexadecimal digits. */
export function xxh32(bytes: Uint8Array, seed = 0n): string {
  const { cut, turn, lanes, rest } = begin(bytes, { bits: 32, primes: PRIMES_32, rounds: 13, seed });
  const [p1, p2, p3, p4, p5] = PRIMES_32;
  let hash =
    lanes === null
      ? cut(seed + p5)
      : cut([1, 7, 12, 18].reduce((sum, by, i) => sum + turn(lanes[i] ?? 0n, by), 0n));
  hash = cut(hash + BigInt(bytes.length));
  let at = rest;
  for (; at + 4 <= bytes.length; at += 4)
    hash = cut(turn(cut(hash + littleEndian(bytes, at, 4) * p3), 17) * p4);
  for (; at < bytes.length; at++) hash = cut(turn(cut(hash + BigInt(bytes[at] ?? 0) * p5), 11) * p1);
  hash = cut((hash ^ (hash >> 15n)) * p2);
  hash = cut((hash ^ (hash >> 13n)) * p3);
  return (hash ^ (hash >> 16n)).toString(16).padStart(8, '0');
}

/** XXH64 as sixteen hexadecimal digits. */
export function xxh64(bytes: Uint8Array, seed = 0n): string {
  const { cut, turn, lanes, round, rest } = begin(bytes, { bits: 64, primes: PRIMES_64, rounds: 31, seed });
  const [p1, p2, p3, p4, p5] = PRIMES_64;
  let hash = cut(seed + p5);
  if (lanes !== null) {
    hash = cut([1, 7, 12, 18].reduce((sum, by, i) => sum + turn(lanes[i] ?? 0n, by), 0n));
    for (const lane of lanes) hash = cut((hash ^ round(0n, lane)) * p1 + p4);
  }
  hash = cut(hash + BigInt(bytes.length));
  let at = rest;
  for (; at + 8 <= bytes.length; at += 8)
    hash = cut(turn(hash ^ round(0n, littleEndian(bytes, at, 8)), 27) * p1 + p4);
  if (at + 4 <= bytes.length) {
    hash = cut(turn(hash ^ cut(littleEndian(bytes, at, 4) * p1), 23) * p2 + p3);
    at += 4;
  }
  for (; at < bytes.length; at++) hash = cut(turn(hash ^ cut(BigInt(bytes[at] ?? 0) * p5), 11) * p1);
  hash = cut((hash ^ (hash >> 33n)) * p2);
  hash = cut((hash ^ (hash >> 29n)) * p3);
  return (hash ^ (hash >> 32n)).toString(16).padStart(16, '0');
}

interface Kind {
  readonly bits: 32 | 64;
  readonly primes: Primes;
  /** Bits that an accumulator is turned by in each round. */
  readonly rounds: number;
  readonly seed: bigint;
}

/** Takes in all whole stripes; `lanes` is null where there is none. */
function begin(bytes: Uint8Array, { bits, primes, rounds, seed }: Kind) {
  const [p1, p2] = primes;
  const cut = (value: bigint) => BigInt.asUintN(bits, value);
  const turn = (value: bigint, by: number) => cut((value << BigInt(by)) | (value >> BigInt(bits - by)));
  const round = (lane: bigint, word: bigint) => cut(turn(cut(lane + word * p2), rounds) * p1);
  const word = bits / 8;
  let rest = 0;
  let lanes: bigint[] | null = null;
  for (; rest + 4 * word <= bytes.length; rest += 4 * word) {
    lanes ??= [seed + p1 + p2, seed + p2, seed, seed - p1].map(cut);
    lanes = lanes.map((lane, i) => round(lane, littleEndian(bytes, rest + i * word, word)));
  }
  return { cut, turn, round, lanes, rest };
}

function littleEndian(bytes: Uint8Array, at: number, count: number): bigint {
  let value = 0n;
  for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[at + i] ?? 0);
  return value;
}
