import { type Content, type LayerUse, ofBytes } from '../content.ts';
import { binaryPlist } from '../encoders/binary-plist.ts';
import { cbor } from '../encoders/cbor.ts';
import { msgpack } from '../encoders/msgpack.ts';
import { type ProtobufField, protobuf } from '../encoders/protobuf.ts';
import { wbxml } from '../encoders/wbxml.ts';
import type { WireValue } from '../encoders/wire-value.ts';
import { utf16Piece } from '../layers/index.ts';
import type { Container, ContainerTools, Held } from './container.ts';
import { membersOf, nested } from './members.ts';

/** A container of named members, which has its own integers. */
function named(id: string, contentType: string | null, write: (value: WireValue) => Buffer): Container {
  return {
    id,
    contentType,
    hold: (content, tools) =>
      content.kind === 'number' && content.as !== 'integer'
        ? null
        : { content: ofBytes(write(nested(membersOf(content, tools), tools))), uses: [] },
  };
}

/** What the format writes in UTF-16 because it is past ASCII. */
function widened(content: Content): LayerUse[] {
  if (content.kind !== 'text' || /^[\x00-\x7f]*$/.test(content.text)) return [];
  const output = Buffer.from(content.text, 'utf16le').swap16();
  return [
    { id: 'utf-16', readings: [['utf-16']], input: Buffer.from(content.text), output, piece: utf16Piece },
  ];
}

const plist = named('binary plist', 'application/x-apple-binary-plist', binaryPlist);

/** A message without a schema: names become field numbers. */
export const protobufMessage: Container = {
  id: 'protobuf',
  contentType: 'application/x-protobuf',
  hold: (content, tools) =>
    content.kind === 'number' && content.as === 'integer'
      ? null
      : { content: ofBytes(messageOf(content, tools)), uses: [] },
};

function messageOf(content: Content, tools: ContainerTools): Buffer {
  const { random } = tools;
  let number = 0;
  const members = membersOf(content, tools);
  const fields = Object.values(members).flatMap((value): ProtobufField[] => {
    number += random.between(1, 3);
    if (typeof value === 'bigint' && content.kind === 'number' && content.as === 'fixed64')
      return [{ number, fixed64: value }];
    if (typeof value === 'bigint' || typeof value === 'number') return [{ number, varint: BigInt(value) }];
    if (value instanceof Uint8Array) return [{ number, bytes: value }];
    const texts: readonly WireValue[] = Array.isArray(value) ? value : [value];
    return texts.map((text) => ({ number, bytes: Buffer.from(String(text)) }));
  });
  const inner = protobuf(fields);
  return random.chance(0.5)
    ? inner
    : protobuf([
        { number: 1, varint: 3n },
        { number: 4, bytes: inner },
      ]);
}

export const binaryContainers: readonly Container[] = [
  protobufMessage,
  {
    id: 'grpc',
    contentType: 'application/grpc',
    hold(content, tools): Held | null {
      const message = protobufMessage.hold(content, tools);
      if (message === null || message.content.kind !== 'bytes') return null;
      const frame = Buffer.alloc(5);
      frame.writeUInt32BE(message.content.bytes.length, 1);
      return { ...message, content: ofBytes(Buffer.concat([frame, message.content.bytes])) };
    },
  },
  named('msgpack', 'application/msgpack', msgpack),
  named('cbor', 'application/cbor', cbor),
  { ...plist, hold: (content, tools) => withLayers(plist.hold(content, tools), widened(content)) },
  {
    id: 'wbxml',
    contentType: 'application/vnd.wap.wbxml',
    hold: (content, tools) =>
      content.kind === 'number' ? null : { content: ofBytes(wbxml(membersOf(content, tools))), uses: [] },
  },
];

const withLayers = (held: Held | null, uses: readonly LayerUse[]): Held | null => held && { ...held, uses };
