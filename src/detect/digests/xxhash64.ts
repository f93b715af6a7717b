/*
 * XXH64 with seed 0, after the specification of xxHash: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 * Nothing long is hashed, so numbers of 64 bits are BigInts and not pairs of 32.
 */

const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;

const ALL = 0xffff_ffff_ffff_ffffn;

/** Bytes of a stripe: one word for each of four lanes. */
const STRIPE = 32;

/** An unsigned number. */
export function xxhash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  let at = 0;
  let state = P5;
  if (length >= STRIPE) {
    const lanes = [(P1 + P2) & ALL, P2, 0n, -P1 & ALL];
    for (; at + STRIPE <= length; at += STRIPE) {
      for (let lane = 0; lane < 4; lane++)
        lanes[lane] = round(lanes[lane] as bigint, view.getBigUint64(at + lane * 8, true));
    }
    const [one, two, three, four] = lanes as [bigint, bigint, bigint, bigint];
    state = (turn(one, 1n) + turn(two, 7n) + turn(three, 12n) + turn(four, 18n)) & ALL;
    for (const lane of lanes) state = ((state ^ round(0n, lane)) * P1 + P4) & ALL;
  }
  state = (state + BigInt(length)) & ALL;
  for (; at + 8 <= length; at += 8)
    state = (turn(state ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4) & ALL;
  if (at + 4 <= length) {
    state = (turn(state ^ ((BigInt(view.getUint32(at, true)) * P1) & ALL), 23n) * P2 + P3) & ALL;
    at += 4;
  }
  for (; at < length; at++) state = (turn(state ^ ((BigInt(view.getUint8(at)) * P5) & ALL), 11n) * P1) & ALL;
  state = ((state ^ (state >> 33n)) * P2) & ALL;
  state = ((state ^ (state >> 29n)) * P3) & ALL;
  return state ^ (state >> 32n);
}

function round(lane: bigint, word: bigint): bigint {
  return (turn((lane + word * P2) & ALL, 31n) * P1) & ALL;
}

function turn(value: bigint, by: bigint): bigint {
  return ((value << by) | (value >> (64n - by))) & ALL;
}
