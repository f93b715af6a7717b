/*
 * The distinguished encoding rules of ASN.1 (X.690), as much of them as a certificate takes.
 */

export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { byteLength } = content;
  if (byteLength < 0x80) return Buffer.concat([Buffer.of(tag, byteLength), content]);
  const digits = Buffer.from(byteLength.toString(16).padStart(byteLength > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | digits.byteLength), digits, content]);
}

export const sequence = (...items: readonly Uint8Array[]) => der(0x30, ...items);
export const set = (...items: readonly Uint8Array[]) => der(0x31, ...items);
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const isTrue = () => der(0x01, Buffer.of(0xff));
/** Of bytes that begin neither with 0 nor with a bit that would make it negative. */
export const integer = (bytes: Uint8Array) => der(0x02, bytes);
export const bits = (bytes: Uint8Array, unusedBits = 0) => der(0x03, Buffer.of(unusedBits), bytes);
/** Explicit tag, which wraps. */
export const explicit = (number: number, item: Uint8Array) => der(0xa0 | number, item);
/** Implicit tag of a primitive, which replaces. */
export const implicit = (number: number, bytes: Uint8Array) => der(0x80 | number, bytes);

/** UTCTime, which RFC 5280 section 4.1.2.5 wants up to the year 2049. */
export function utcTime(date: Date): Buffer {
  return der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}
