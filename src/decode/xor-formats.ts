/*
 * First bytes of formats that are known by them, had a byte not been added to all: it leaves the differences of two
 * bytes as they are.
 */

/** Differences of the first bytes of formats, and their first byte. Of both `{}` and `[]` the first and the last tell. */
const FORMATS: ReadonlyMap<number, readonly (readonly [first: number, differences: readonly number[]])[]> =
  new Map([
    [0x94, [[0x1f, [0x94, 0x83]]]],
    [0x9d, [[0x28, [0x9d, 0x9a, 0xd2]]]],
    [
      0x26,
      [
        [0x04, [0x26, 0x6f, 0x55]],
        [0x78, [0x26]],
      ],
    ],
    [0xe4, [[0x78, [0xe4]]]],
    [0x79, [[0x78, [0x79]]]],
    [0xa2, [[0x78, [0xa2]]]],
    [0x12, [[0x62, [0x12, 0x1c, 0x05]]]],
    [0x03, [[0x3c, [0x03, 0x47, 0x15, 0x01]]]],
  ]);
/** Two first bytes are no proof of a stream. */
const LEAST_STREAM = 24;

/** Differences that text is not taken for. */
const LEAST_OF_TEXT = 3;

/** The byte that was added to a format's first bytes; 0 where they are of none, or none was. */
export function keyOfFormat(bytes: Uint8Array): number {
  const first = bytes[0] as number;
  return isStored(bytes, first ^ 1) ? first ^ 1 : keyOf(bytes, 0);
}

/** The same of bytes that could be text. */
export function keyOfLongFormat(bytes: Uint8Array): number {
  return keyOf(bytes, LEAST_OF_TEXT);
}

function keyOf(bytes: Uint8Array, least: number): number {
  const first = bytes[0] as number;
  const formats = FORMATS.get(first ^ (bytes[1] as number));
  if (formats === undefined || bytes.byteLength < LEAST_STREAM) return 0;
  for (const [own, differences] of formats) {
    if (differences.length < least) continue;
    if (differences.every((one, at) => ((bytes[at] as number) ^ (bytes[at + 1] as number)) === one))
      return first ^ own;
  }
  return 0;
}

/** One last block of deflate that is stored as it is (RFC 1951 section 3.2.4): its length, and all bits of that turned. */
function isStored(bytes: Uint8Array, key: number): boolean {
  if (((bytes[1] as number) ^ (bytes[3] as number)) !== 0xff) return false;
  if (((bytes[2] as number) ^ (bytes[4] as number)) !== 0xff) return false;
  return (((bytes[1] as number) ^ key) | (((bytes[2] as number) ^ key) << 8)) === bytes.byteLength - 5;
}

/** The byte that was added to JSON, by its first two bytes and its last; 0 where they are not JSON's. */
export function keyOfFrame(bytes: Uint8Array): number {
  const first = bytes[0] as number;
  const last = bytes[bytes.byteLength - 1] as number;
  if ((first ^ last) !== 0x06) return 0;
  const second = first ^ (bytes[1] as number);
  if (second === 0x59 || second === 0x71) return first ^ 0x7b;
  return second === 0x20 || second === 0x79 ? first ^ 0x5b : 0;
}
