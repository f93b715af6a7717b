import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, concatBytes, latin1Of } from '../../base/index.ts';
import { concise, framed, message, packed, varint, type Wire } from '../testing/index.ts';
import { binaryContainers } from './index.ts';
import { msgpack } from './msgpack.ts';

const TEXT = '490154203237518';
const inner = message([1, 3], [2, TEXT]);
const device: Wire = new Map<string, Wire>([
  ['imei', TEXT],
  ['ids', ['a', 'bc', Uint8Array.of(1, 0, 255)]],
  ['n', 490154203237518],
]);

/** What the first container that reads the bytes makes of them: its name and the values, each after its way. */
function told(bytes: Uint8Array): string {
  for (const { name, read } of binaryContainers) {
    const division = read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null });
    if (division === null) continue;
    const values = division.fields.map((field) => {
      const { kind, names } = division.locate(field) ?? { kind: '?', names: null };
      const shown = field.kind === 'number' || field.kind === 'bytes' ? `${field.end - field.start} B` : '';
      return `${kind}:${names?.join('/') ?? ''}=${shown || latin1Of(bytes.subarray(field.start, field.end))}`;
    });
    return `${name} ${values.join(' ')}`;
  }
  return 'none';
}

describe('what is told of', () => {
  test.each<[string, Uint8Array, string]>([
    ['a message', inner, `protobuf protobuf:1=1 B protobuf:2=${TEXT}`],
    [
      'a message in a message',
      message([3, message([1, inner])], [5, 'x']),
      `protobuf protobuf:3.1.1=1 B protobuf:3.1.2=${TEXT} protobuf:5=x`,
    ],
    ['a high field', message([300, TEXT], [1, 300]), `protobuf protobuf:300=${TEXT} protobuf:1=2 B`],
    ['nothing but a text', message([1, TEXT.repeat(3)]), `protobuf protobuf:1=${TEXT.repeat(3)}`],
    [
      'a text that could be fields',
      message([1, '912345678'], [2, 1]),
      'protobuf protobuf:1=912345678 protobuf:2=1 B',
    ],
    ['bytes', message([1, Uint8Array.of(255, 0, 1)]), 'protobuf protobuf:1=3 B'],
    [
      'fixed numbers',
      Uint8Array.of(9, 1, 2, 3, 4, 5, 6, 7, 8, 21, 1, 2, 3, 4),
      'protobuf protobuf:1=8 B protobuf:2=4 B',
    ],
    [
      'one message behind its length',
      concatBytes([varint(inner.byteLength), inner]),
      'protobuf protobuf:0=19 B',
    ],
    [
      'messages in a row',
      concatBytes([varint(inner.byteLength), inner, varint(inner.byteLength), inner]),
      'protobuf protobuf:0=19 B protobuf:1=19 B',
    ],
    ['a frame', framed(inner), 'grpc grpc:=19 B'],
    ['frames', framed(inner, inner), 'grpc grpc:0=19 B grpc:1=19 B'],
    [
      'MessagePack',
      packed(device),
      `msgpack msgpack-key:=imei msgpack:imei=${TEXT} msgpack-key:=ids msgpack:ids/0=a msgpack:ids/1=bc msgpack:ids/2=3 B msgpack-key:=n msgpack:n=8 B`,
    ],
    [
      'CBOR',
      concise(device),
      `cbor cbor-key:=imei cbor:imei=${TEXT} cbor-key:=ids cbor:ids/0=a cbor:ids/1=bc cbor:ids/2=3 B cbor-key:=n cbor:n=8 B`,
    ],
    [
      'CBOR that says what it is, of no stated length',
      concatBytes([
        Uint8Array.of(0xd9, 0xd9, 0xf7, 0xbf, 0x61, 0x61, 0x9f),
        concise('b'),
        Uint8Array.of(0xff, 0xff),
      ]),
      'cbor cbor-key:=a cbor:a/0=b',
    ],
    [
      'CBOR with text in pieces',
      concatBytes([Uint8Array.of(0xa1, 0x61, 0x61, 0x7f), concise('ab'), concise('cd'), Uint8Array.of(0xff)]),
      'cbor cbor-key:=a cbor:a/0=ab cbor:a/1=cd',
    ],
    ['text', bytesOf(TEXT), 'none'],
    ['text that could be fields', bytesOf('912345678'), 'none'],
    ['JSON', bytesOf('{"a":1}'), 'none'],
    ['a message that breaks off', inner.subarray(0, -1), 'none'],
    ['a message with more behind it', concatBytes([inner, Uint8Array.of(7)]), 'none'],
    ['a group', Uint8Array.of(11, 8, 1, 12), 'none'],
    ['field zero', Uint8Array.of(0, 1, 8, 1), 'none'],
    ['MessagePack with more behind it', concatBytes([packed(device), Uint8Array.of(1)]), 'none'],
    ['zeros', new Uint8Array(20), 'none'],
    ['nothing', new Uint8Array(), 'none'],
  ])('%s', (_, bytes, expected) => {
    expect(told(bytes)).toBe(expected);
  });
});

test('a name is never told of itself', () => {
  const bytes = packed(new Map([['a', new Map([[TEXT, 'x']])]]));
  const start = Buffer.from(bytes).indexOf(TEXT);
  const division = msgpack.read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null });
  const located = division?.locate({ start, end: start + TEXT.length });
  expect(located).toMatchObject({ kind: 'msgpack-key', names: ['a'], field: 'a' });
});

describe.each(binaryContainers.map((container) => [container.name, container] as const))(
  '%s',
  (_, { read }) => {
    const seeds = [inner, message([3, inner]), framed(inner), packed(device), concise(device)];

    test('fields are in order, apart from one another and in the region, whatever the bytes', () => {
      const changed = fc
        .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 4 }))
        .map(([seed, changes]) => {
          const bytes = seed.slice();
          for (const [at, byte] of changes) if (at < bytes.byteLength) bytes[at] = byte;
          return bytes;
        });
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), (bytes) => {
          const end = Math.max(0, bytes.byteLength - 2);
          const region = { start: Math.min(1, end), end };
          const division = read({ bytes, region, hint: null });
          let last = region.start;
          for (const { start, end: fieldEnd } of division?.fields ?? []) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(fieldEnd).toBeGreaterThan(start);
            last = fieldEnd;
          }
          expect(last).toBeLessThanOrEqual(Math.max(region.start, region.end));
          for (let at = 0; at < bytes.byteLength; at++) division?.locate({ start: at, end: at + 1 });
        }),
        { numRuns: 3_000 },
      );
    });

    test('nothing overflows, however deep it is nested', () => {
      for (const byte of [0x0a, 0x81, 0x91, 0x9f, 0xbf, 0xa1, 0x7f, 0x00]) {
        const bytes = new Uint8Array(100_000).fill(byte);
        expect(() => read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null })).not.toThrow();
      }
      let deep: Uint8Array = bytesOf('x');
      for (let level = 0; level < 200; level++) deep = message([1, deep], [2, 1]);
      expect(() =>
        read({ bytes: deep, region: { start: 0, end: deep.byteLength }, hint: null }),
      ).not.toThrow();
    });
  },
);
