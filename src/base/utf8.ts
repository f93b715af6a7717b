/** Bytes of a code point in UTF-8. */
export function utf8Length(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

/** Writes a code point that is no surrogate (RFC 3629 section 3); returns the place after it. */
export function writeUtf8(target: Uint8Array, at: number, codePoint: number): number {
  if (codePoint < 0x80) {
    target[at] = codePoint;
    return at + 1;
  }
  const byteLength = utf8Length(codePoint);
  let rest = codePoint;
  for (let i = at + byteLength - 1; i > at; i--) {
    target[i] = 0x80 | (rest & 0x3f);
    rest >>>= 6;
  }
  target[at] = (byteLength === 2 ? 0xc0 : byteLength === 3 ? 0xe0 : 0xf0) | rest;
  return at + byteLength;
}
