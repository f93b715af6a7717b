/**
 * Bytes cut at the given lengths, over and over until they are used up: the same bytes a network or a pipe might
 * hand over. A length of 0 is taken for 1.
 */
export function inPieces(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.byteLength; turn++) {
    const length = Math.max(
      1,
      lengths.length === 0 ? bytes.byteLength : (lengths[turn % lengths.length] as number),
    );
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
