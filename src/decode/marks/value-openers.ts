/** What a value may begin behind, as classes: all bytes whose upper half is one of these and whose lower half is one of those. */
const HALVES: readonly (readonly [upper: readonly number[], lower: readonly number[]])[] = [
  // Controls and white space; of the signs ` "&'(,/` and `:;=>`; and `[`.
  [
    [0x0, 0x1],
    [0x0, 0x1, 0x2, 0x3, 0x4, 0x5, 0x6, 0x7, 0x8, 0x9, 0xa, 0xb, 0xc, 0xd, 0xe, 0xf],
  ],
  [[0x2], [0x0, 0x2, 0x6, 0x7, 0x8, 0xc, 0xf]],
  [[0x3], [0xa, 0xb, 0xd, 0xe]],
  [[0x5], [0xb]],
];

/** Half of a byte → the classes that it allows, a bit each. */
export const UPPER_HALF: Uint8Array = new Uint8Array(16);
export const LOWER_HALF: Uint8Array = new Uint8Array(16);
for (const [index, [upper, lower]] of HALVES.entries()) {
  for (const half of upper) UPPER_HALF[half] = (UPPER_HALF[half] as number) | (1 << index);
  for (const half of lower) LOWER_HALF[half] = (LOWER_HALF[half] as number) | (1 << index);
}

/** Whether a value may begin behind the byte. */
export function opensValue(byte: number): boolean {
  return ((UPPER_HALF[byte >>> 4] as number) & (LOWER_HALF[byte & 15] as number)) !== 0;
}
