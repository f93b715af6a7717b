/*
 * XXH32 with seed 0, after the specification of xxHash: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */

const P1 = 0x9e3779b1;
const P2 = 0x85ebca77;
const P3 = 0xc2b2ae3d;
const P4 = 0x27d4eb2f;
const P5 = 0x165667b1;

/** Bytes of a stripe: one word for each of four lanes. */
const STRIPE = 16;

/** An unsigned number. */
export function xxhash32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  let at = 0;
  let state = P5;
  if (length >= STRIPE) {
    const lanes = [(P1 + P2) | 0, P2 | 0, 0, -P1 | 0];
    for (; at + STRIPE <= length; at += STRIPE) {
      for (let lane = 0; lane < 4; lane++) {
        const sum = (lanes[lane] as number) + Math.imul(view.getInt32(at + lane * 4, true), P2);
        lanes[lane] = Math.imul(turn(sum, 13), P1);
      }
    }
    const [one, two, three, four] = lanes as [number, number, number, number];
    state = turn(one, 1) + turn(two, 7) + turn(three, 12) + turn(four, 18);
  }
  state = (state + length) | 0;
  for (; at + 4 <= length; at += 4)
    state = Math.imul(turn(state + Math.imul(view.getInt32(at, true), P3), 17), P4);
  for (; at < length; at++) state = Math.imul(turn(state + Math.imul(view.getUint8(at), P5), 11), P1);
  state = Math.imul(state ^ (state >>> 15), P2);
  state = Math.imul(state ^ (state >>> 13), P3);
  return (state ^ (state >>> 16)) >>> 0;
}

function turn(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
