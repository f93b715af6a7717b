import { isMap, type WireValue } from './wire-value.ts';

/** MessagePack (github.com/msgpack/msgpack/blob/master/spec.md), each value in its shortest format. */
export function msgpack(value: WireValue): Buffer {
  if (value === null) return Buffer.of(0xc0);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xc3 : 0xc2);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'bigint') return integer(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? integer(BigInt(value)) : double(value);
  if (value instanceof Uint8Array) return Buffer.concat([sized(value.length, [0xc4, 0xc5, 0xc6]), value]);
  if (isMap(value)) {
    const members = Object.entries(value);
    const head =
      members.length < 16 ? Buffer.of(0x80 | members.length) : sized(members.length, [0, 0xde, 0xdf]);
    return Buffer.concat([head, ...members.flatMap(([name, member]) => [msgpack(name), msgpack(member)])]);
  }
  const items = value as readonly WireValue[];
  const head = items.length < 16 ? Buffer.of(0x90 | items.length) : sized(items.length, [0, 0xdc, 0xdd]);
  return Buffer.concat([head, ...items.map(msgpack)]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  const head = bytes.length < 32 ? Buffer.of(0xa0 | bytes.length) : sized(bytes.length, [0xd9, 0xda, 0xdb]);
  return Buffer.concat([head, bytes]);
}

function integer(value: bigint): Buffer {
  if (value >= -32n && value < 128n) return Buffer.of(Number(value & 0xffn));
  const isSigned = value < 0n;
  const fits = (bits: bigint) => (isSigned ? value >= -(1n << (bits - 1n)) : value < 1n << bits);
  const power = [0, 1, 2, 3].find((log) => fits(8n << BigInt(log))) ?? 3;
  const bytes = Buffer.alloc(9);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value), 1);
  return Buffer.concat([Buffer.of((isSigned ? 0xd0 : 0xcc) + power), bytes.subarray(9 - 2 ** power)]);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(9, 0xcb);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

/** A length behind the first of three formats that holds it in 8, 16 or 32 bits; 0 where there is no such format. */
function sized(length: number, [small, middle, large]: readonly [number, number, number]): Buffer {
  if (length < 256 && small !== 0) return Buffer.of(small, length);
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 5, length < 65_536 ? middle : large);
  if (bytes.length === 3) bytes.writeUInt16BE(length, 1);
  else bytes.writeUInt32BE(length, 1);
  return bytes;
}
