/** MurmurHash3_x86_32 with seed 0, as Guava, Spark and advertising SDKs use it; an unsigned number. */
export function murmur3(bytes: Uint8Array): number {
  const blocks = bytes.length >>> 2;
  let state = 0;
  for (let block = 0; block < blocks; block++) {
    state ^= scramble(word(bytes, block * 4, 4));
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  state ^= scramble(word(bytes, blocks * 4, bytes.length & 3)) ^ bytes.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

/** So many bytes as a number, the first of them lowest. */
function word(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value |= (bytes[at + i] as number) << (i * 8);
  return value;
}
