import { isMap, type WireValue } from './wire-value.ts';

/*
 * Apple's binary property list, `bplist00`, after the comment in CFBinaryPList.c of the open CoreFoundation: a row
 * of objects that refer to each other by number, a table of their offsets, and a trailer of thirty-two bytes.
 */

/** References take two bytes and offsets four, whatever their number. */
const REFERENCE = 2;
const OFFSET = 4;

export function binaryPlist(value: WireValue): Buffer {
  const objects: Buffer[] = [];
  const top = add(value, objects);
  const header = Buffer.from('bplist00');
  const offsets: Buffer[] = [];
  let at = header.length;
  for (const object of objects) {
    const offset = Buffer.alloc(OFFSET);
    offset.writeUInt32BE(at);
    offsets.push(offset);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = OFFSET;
  trailer[7] = REFERENCE;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(top), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([header, ...objects, ...offsets, trailer]);
}

/** Adds an object behind what it refers to; gives its number. */
function add(value: WireValue, objects: Buffer[]): number {
  const object = written(value, objects);
  return objects.push(object) - 1;
}

function written(value: WireValue, objects: Buffer[]): Buffer {
  if (value === null) return Buffer.of(0x00);
  if (typeof value === 'boolean') return Buffer.of(value ? 0x09 : 0x08);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'bigint') return integer(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? integer(BigInt(value)) : real(value);
  if (value instanceof Uint8Array) return Buffer.concat([marker(0x40, value.length), value]);
  if (isMap(value)) {
    const names = Object.keys(value).map((name) => add(name, objects));
    const members = Object.values(value).map((member) => add(member, objects));
    return Buffer.concat([marker(0xd0, names.length), ...[...names, ...members].map(reference)]);
  }
  const items = (value as readonly WireValue[]).map((item) => add(item, objects));
  return Buffer.concat([marker(0xa0, items.length), ...items.map(reference)]);
}

/** ASCII in bytes, everything else in UTF-16, big-endian, counted in its units. */
function text(value: string): Buffer {
  if (/^[\x00-\x7f]*$/.test(value)) return Buffer.concat([marker(0x50, value.length), Buffer.from(value)]);
  return Buffer.concat([marker(0x60, value.length), Buffer.from(value, 'utf16le').swap16()]);
}

function integer(value: bigint): Buffer {
  const power = [0, 1, 2].find((log) => value >= 0n && value < 1n << (8n << BigInt(log))) ?? 3;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  return Buffer.concat([Buffer.of(0x10 | power), bytes.subarray(8 - 2 ** power)]);
}

function real(value: number): Buffer {
  const bytes = Buffer.alloc(9, 0x23);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function marker(kind: number, length: number): Buffer {
  return length < 15
    ? Buffer.of(kind | length)
    : Buffer.concat([Buffer.of(kind | 15), integer(BigInt(length))]);
}

function reference(number: number): Buffer {
  const bytes = Buffer.alloc(REFERENCE);
  bytes.writeUInt16BE(number);
  return bytes;
}
