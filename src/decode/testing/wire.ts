import { bytesOf, concatBytes } from '../../base/index.ts';

/** A value of `packed` and `concise`; a `Map` has the names. */
export type Wire = string | number | Uint8Array | readonly Wire[] | ReadonlyMap<string, Wire>;

/** A message of protobuf: field numbers and values; numbers are varints. */
export function message(
  ...fields: readonly (readonly [number: number, value: string | number | Uint8Array])[]
) {
  return concatBytes(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number * 8), varint(value)];
      const bytes = typeof value === 'string' ? bytesOf(value) : value;
      return [varint(number * 8 + 2), varint(bytes.byteLength), bytes];
    }),
  );
}

export function varint(value: number): Uint8Array {
  const groups: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) | 128);
  return Uint8Array.from([...groups, rest]);
}

/** Frames of gRPC, none compressed. */
export function framed(...messages: readonly Uint8Array[]): Uint8Array {
  return concatBytes(messages.flatMap((one) => [Uint8Array.of(0), bigEndian(one.byteLength, 4), one]));
}

/** MessagePack of short values: texts and lists of fewer than 32 and 16. */
export function packed(value: Wire): Uint8Array {
  if (typeof value === 'number') {
    return value < 128 ? Uint8Array.of(value) : concatBytes([Uint8Array.of(0xcf), bigEndian(value, 8)]);
  }
  if (typeof value === 'string') {
    const bytes = bytesOf(value);
    return concatBytes([
      bytes.byteLength < 32 ? Uint8Array.of(0xa0 | bytes.byteLength) : Uint8Array.of(0xd9, bytes.byteLength),
      bytes,
    ]);
  }
  if (value instanceof Uint8Array)
    return concatBytes([Uint8Array.of(0xc5), bigEndian(value.byteLength, 2), value]);
  if (value instanceof Map) {
    return concatBytes([Uint8Array.of(0x80 | value.size), ...[...value].flat().map(packed)]);
  }
  const items = value as readonly Wire[];
  return concatBytes([Uint8Array.of(0x90 | items.length), ...items.map(packed)]);
}

/** CBOR of definite lengths below 65,536. */
export function concise(value: Wire): Uint8Array {
  if (typeof value === 'number') {
    return value < 65_536 ? head(0, value) : concatBytes([Uint8Array.of(0x1b), bigEndian(value, 8)]);
  }
  if (typeof value === 'string') return concatBytes([head(3, Buffer.byteLength(value)), bytesOf(value)]);
  if (value instanceof Uint8Array) return concatBytes([head(2, value.byteLength), value]);
  if (value instanceof Map) return concatBytes([head(5, value.size), ...[...value].flat().map(concise)]);
  const items = value as readonly Wire[];
  return concatBytes([head(4, items.length), ...items.map(concise)]);
}

function head(major: number, argument: number): Uint8Array {
  if (argument < 24) return Uint8Array.of((major << 5) | argument);
  return argument < 256
    ? Uint8Array.of((major << 5) | 24, argument)
    : Uint8Array.of((major << 5) | 25, argument >> 8, argument & 0xff);
}

function bigEndian(value: number, size: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return new Uint8Array(bytes.subarray(8 - size));
}
