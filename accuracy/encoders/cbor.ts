import { isMap, type WireValue } from './wire-value.ts';

/** CBOR (RFC 8949 section 3) of definite lengths. Numbers that are no integers are doubles. */
export function cbor(value: WireValue): Buffer {
  if (value === null) return Buffer.of(0xf6);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xf5 : 0xf4);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([head(3, BigInt(bytes.length)), bytes]);
  }
  if (typeof value === 'bigint') return integer(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? integer(BigInt(value)) : double(value);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, BigInt(value.length)), value]);
  if (isMap(value)) {
    const members = Object.entries(value);
    const written = members.flatMap(([name, member]) => [cbor(name), cbor(member)]);
    return Buffer.concat([head(5, BigInt(members.length)), ...written]);
  }
  const items = value as readonly WireValue[];
  return Buffer.concat([head(4, BigInt(items.length)), ...items.map(cbor)]);
}

function integer(value: bigint): Buffer {
  return value < 0n ? head(1, -1n - value) : head(0, value);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(9, 0xfb);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function head(major: number, argument: bigint): Buffer {
  const first = major << 5;
  if (argument < 24n) return Buffer.of(first | Number(argument));
  const size = [1, 2, 4, 8].find((bytes) => argument < 1n << BigInt(8 * bytes)) ?? 8;
  const bytes = Buffer.alloc(9);
  bytes.writeBigUInt64BE(argument, 1);
  return Buffer.concat([Buffer.of(first | (24 + Math.log2(size))), bytes.subarray(9 - size)]);
}
