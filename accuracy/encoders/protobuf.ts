/** A field of a protobuf message, by the wire types of protobuf.dev/programming-guides/encoding. */
export type ProtobufField =
  | { readonly number: number; readonly varint: bigint }
  | { readonly number: number; readonly fixed64: bigint }
  | { readonly number: number; readonly bytes: Uint8Array };

/** A protobuf message without a schema. */
export function protobuf(fields: readonly ProtobufField[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      if ('varint' in field) return [tag(field.number, 0), varint(field.varint)];
      if ('fixed64' in field) return [tag(field.number, 1), fixed64(field.fixed64)];
      return [tag(field.number, 2), varint(BigInt(field.bytes.length)), field.bytes];
    }),
  );
}

/** Base 128, least significant group first. */
export function varint(value: bigint): Buffer {
  const groups: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    groups.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(groups);
}

export function fixed64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
  return bytes;
}

function tag(number: number, wireType: number): Buffer {
  return varint(BigInt(number) * 8n + BigInt(wireType));
}
