import type { Written } from './written.ts';

/** Numbers below it have fewer than five bytes that tell, and would be met everywhere. */
const LEAST_TELLING = 1n << 32n;

const BITS_64 = 1n << 64n;

/**
 * A number as programs keep it: in hexadecimal, in eight bytes of either order, and as a varint of protobuf. `forms`
 * are those of the digits.
 */
export function integers(digits: string, forms: readonly string[]): Written[] {
  const number = BigInt(digits);
  if (number < LEAST_TELLING || number >= BITS_64) return [];
  const hex = number.toString(16);
  return [
    { text: hex, forms: [...forms, 'hex-number'], exactCase: false, boundary: 'hex', isShown: true },
    ...integerBytes(number, forms),
  ];
}

/** Eight bytes, the lowest first as protobuf and most processors have them, or the highest first as msgpack, CBOR and Java do; a varint. */
export function integerBytes(number: bigint, forms: readonly string[]): Written[] {
  if (number < LEAST_TELLING || number >= BITS_64) return [];
  const low = Buffer.alloc(8);
  low.writeBigUInt64LE(number);
  const high = Buffer.alloc(8);
  high.writeBigUInt64BE(number);
  return [
    octets(low, [...forms, 'fixed64']),
    octets(high, [...forms, 'fixed64']),
    { ...octets(varint(number), [...forms, 'varint']), boundary: 'varint' },
  ];
}

/** Bytes as they are. */
export function octets(bytes: Uint8Array, forms: readonly string[]): Written {
  const text = Buffer.from(bytes).toString('latin1');
  return { text, bytes, forms, exactCase: true, boundary: 'none', isShown: true };
}

/** Seven bits a byte, the lowest first, and a bit that says whether more follow (protobuf encoding, "Base 128 Varints"). */
function varint(number: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
