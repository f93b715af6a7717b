import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf, verbatim } from '../../base/index.ts';
import type { Heard } from '../message.ts';
import { buildConversation, hearAll, packetsOf } from '../testing/index.ts';
import { readClientHello } from './client-hello.ts';

const u16 = (value: number) => [value >> 8, value & 255];

function clientHello(serverName: string | null): Uint8Array {
  const name = bytesOf(serverName ?? '');
  const list = [...u16(name.length + 3), 0, ...u16(name.length), ...name];
  const extensions = [0, 23, 0, 0, ...(serverName === null ? [] : [0, 0, ...u16(list.length), ...list])];
  const body = [
    3,
    3,
    ...new Array<number>(32).fill(7),
    1,
    9,
    ...u16(2),
    0x13,
    1,
    1,
    0,
    ...u16(extensions.length),
    ...extensions,
  ];
  return Uint8Array.from([22, 3, 1, ...u16(body.length + 4), 1, 0, ...u16(body.length), ...body]);
}

/** The same handshake message in records of at most so many bytes. */
function inRecords(hello: Uint8Array, most: number): Uint8Array {
  const records: Uint8Array[] = [];
  for (let at = 5; at < hello.length; at += most) {
    const part = hello.subarray(at, at + most);
    records.push(Uint8Array.from([22, 3, 1, ...u16(part.length)]), part);
  }
  return concatBytes(records);
}

const read = (bytes: Uint8Array, isAll = false) => readClientHello({ bytes, source: verbatim(1, 0) }, isAll);

describe('readClientHello', () => {
  it.each([500, 80, 70, 5, 3, 1])(
    'finds the server name and where it stands, in records of %i bytes',
    (most) => {
      const bytes = inRecords(clientHello('api.example'), most);
      const hello = read(bytes);
      if (hello === null || 'wanted' in hello || hello.name === null) throw new Error('no name');
      expect(textOf(hello.name.bytes)).toBe('api.example');
      const pieces = hello.name.source.pieces({ start: 0, end: 11 });
      expect(
        pieces.map(({ offset, byteLength }) => textOf(bytes.subarray(offset, offset + byteLength))).join(''),
      ).toBe('api.example');
    },
  );

  it.each([500, 5, 1])('asks for as much as it takes and no more, in records of %i bytes', (most) => {
    const bytes = inRecords(clientHello('api.example'), most);
    for (let wanted = 0; ; ) {
      const hello = read(bytes.subarray(0, wanted));
      if (hello === null || 'name' in hello) {
        expect(wanted).toBe(bytes.length);
        break;
      }
      expect(hello.wanted).toBeGreaterThan(wanted);
      wanted = hello.wanted;
    }
  });

  it('does without a name, and without the end', () => {
    expect(read(clientHello(null))).toMatchObject({ name: null });
    expect(read(Uint8Array.from([22, 3, 3, 0, 4, 2, 0, 0, 0]))).toBeNull();
    const cut = inRecords(clientHello('api.example'), 90).subarray(0, -1);
    expect(read(cut)).toMatchObject({ wanted: cut.length + 1 });
    expect(read(cut, true)).toMatchObject({ name: null });
    expect(
      read(concatBytes([clientHello('api.example').subarray(0, -9), bytesOf('x')]), true),
    ).not.toBeNull();
  });

  it('reads any bytes without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(120), (bytes, at) => {
        const hello = clientHello('api.example');
        hello.set(bytes.subarray(0, Math.max(0, hello.length - at)), Math.min(at, hello.length));
        for (const isAll of [false, true]) {
          read(hello, isAll);
          read(bytes, isAll);
        }
      }),
    );
  });
});

describe('TlsReader', () => {
  it.each([
    [[], 500],
    [[1, 2, 3, 50], 500],
    [[1, 2, 3, 50], 60],
  ])('counts all as opaque and tells the name, cut at %j, in records of %i', (cuts, most) => {
    const hello = inRecords(clientHello('api.example'), most);
    const answer = concatBytes([Uint8Array.from([22, 3, 3, 0, 90]), new Uint8Array(90)]);
    const turns = [
      { from: 'orig', bytes: hello },
      { from: 'resp', bytes: answer },
    ] as const;
    const heard = hearAll(packetsOf(buildConversation({ turns, cuts: () => cuts })));
    const message = heard.find((one) => one.kind === 'message');
    expect(message).toMatchObject({ protocol: 'tls', host: 'api.example', byteLength: 0 });
    expect(message?.connection).toMatchObject({ transport: 'tls', serverName: 'api.example' });
    const opaque = heard.filter((one): one is Extract<Heard, { kind: 'opaque' }> => one.kind === 'opaque');
    expect(opaque.map(({ direction, byteLength, reason }) => [direction, byteLength, reason])).toEqual([
      ['request', hello.length, 'tls-no-key'],
      ['response', answer.length, 'tls-no-key'],
    ]);
    expect(heard.filter((one) => one.kind === 'notice').map(({ notice }) => notice.code)).toEqual([
      'tls-no-key',
    ]);
  });
});
