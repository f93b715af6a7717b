const LF = 10;
const CR = 13;

/**
 * Where a head ends, just after its empty line; -1 where it is not there yet. `from` is where to begin looking:
 * a caller who looked before may begin three bytes before the end it then had.
 */
export function headEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1];
    if (next === LF) return at + 2;
    if (next === CR && bytes[at + 2] === LF) return at + 3;
  }
  return -1;
}
