import { bytesOf } from '../content.ts';
import { fixed64, varint } from '../encoders/protobuf.ts';
import type { Written } from '../forms/index.ts';

/** Bytes that must be read at the end of the way back to the capture file. */
export function literalsOf({ content, literal }: Written): Buffer[] {
  if (literal !== undefined) return [Buffer.from(literal)];
  switch (content.kind) {
    case 'text':
    case 'bytes':
      return [bytesOf(content)];
    case 'fields':
      return Object.values(content.fields).map((text) => Buffer.from(text));
    case 'list':
      return content.texts.map((text) => Buffer.from(text));
    case 'number':
      return [numberBytes(content.number, content.as)];
    default:
      return content satisfies never;
  }
}

function numberBytes(number: bigint, as: 'varint' | 'fixed64' | 'integer'): Buffer {
  if (as === 'varint') return varint(number);
  if (as === 'fixed64') return fixed64(number);
  const digits = number.toString(16);
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
}
