import { expect, test } from 'vitest';
import { protobuf, varint } from './protobuf.ts';

test.each([
  [[{ number: 1, varint: 150n }], '089601'],
  [[{ number: 2, bytes: Buffer.from('testing') }], '120774657374696e67'],
  [[{ number: 3, bytes: protobuf([{ number: 1, varint: 150n }]) }], '1a03089601'],
  [[{ number: 4, fixed64: 1n }], '210100000000000000'],
])('writes the examples of the encoding guide: %#', (fields, hex) => {
  expect(protobuf(fields).toString('hex')).toBe(hex);
});

test('writes a negative varint in ten bytes', () => {
  expect(varint(-2n).toString('hex')).toBe('feffffffffffffffff01');
});
