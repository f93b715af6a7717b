/** Writes the few forms of DER (X.690) that a certificate is made of. */
export const der = {
  sequence: (...parts: readonly Uint8Array[]) => element(0x30, ...parts),
  set: (...parts: readonly Uint8Array[]) => element(0x31, ...parts),
  octets: (...parts: readonly Uint8Array[]) => element(0x04, ...parts),
  /** Bits in whole bytes, of which the last leaves `unused` out. */
  bits: (bytes: Uint8Array, unused = 0) => element(0x03, Uint8Array.of(unused), bytes),
  true: Uint8Array.of(0x01, 0x01, 0xff),
  null: Uint8Array.of(0x05, 0x00),
  /** A number of some bytes, taken as positive; the first is not 0. */
  integer: (bytes: Uint8Array) =>
    element(0x02, (bytes[0] ?? 0) > 0x7f ? Uint8Array.of(0) : new Uint8Array(0), bytes),
  utf8: (text: string) => element(0x0c, Buffer.from(text)),
  /** Context-specific: `constructed` where it holds other elements. */
  tagged: (tag: number, constructed: boolean, ...parts: readonly Uint8Array[]) =>
    element((constructed ? 0xa0 : 0x80) | tag, ...parts),
  identifier: objectIdentifier,
  time: generalizedTime,
} as const;

function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { byteLength } = content;
  const lengthBytes: number[] = [];
  if (byteLength < 0x80) lengthBytes.push(byteLength);
  else {
    for (let rest = byteLength; rest > 0; rest >>>= 8) lengthBytes.unshift(rest & 0xff);
    lengthBytes.unshift(0x80 | lengthBytes.length);
  }
  return Buffer.concat([Uint8Array.of(tag, ...lengthBytes), content]);
}

function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = part >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return element(0x06, Uint8Array.from(bytes));
}

/** RFC 5280 section 4.1.2.5: two-digit years up to 2049, four digits after. */
function generalizedTime(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}
