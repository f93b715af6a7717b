/** The size in a chunk-size line (RFC 9112 §7.1), extensions left aside; null where there is none or it cannot be. */
export function chunkSize(line: Uint8Array): number | null {
  let size = 0;
  let at = 0;
  while (line[at] === 32 || line[at] === 9) at++;
  const first = at;
  for (; at < line.length; at++) {
    const digit = hexDigit(line[at] as number);
    if (digit < 0) break;
    size = size * 16 + digit;
    if (size > Number.MAX_SAFE_INTEGER) return null;
  }
  if (at === first) return null;
  const after = line[at];
  const ends = after === 59 || after === 13 || after === 10 || after === 32 || after === 9;
  return ends ? size : null;
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
