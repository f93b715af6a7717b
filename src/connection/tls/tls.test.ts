import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../../base/index.ts';
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

describe('readClientHello', () => {
  it('finds the server name and where it stands', () => {
    const bytes = clientHello('api.example');
    const hello = readClientHello(bytes);
    if (hello === null || hello === 'more' || hello.nameSpan === null) throw new Error('no name');
    expect(hello.serverName).toBe('api.example');
    expect(textOf(bytes.subarray(hello.nameSpan.start, hello.nameSpan.end))).toBe('api.example');
  });

  it('waits for the rest, and does without a name', () => {
    expect(readClientHello(clientHello('a').subarray(0, 40))).toBe('more');
    expect(readClientHello(clientHello(null))).toEqual({ serverName: null, nameSpan: null });
    expect(readClientHello(Uint8Array.from([22, 3, 3, 0, 4, 2, 0, 0, 0]))).toBeNull();
  });

  it('reads any bytes without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(120), (bytes, at) => {
        const hello = clientHello('api.example');
        hello.set(bytes.subarray(0, Math.max(0, hello.length - at)), Math.min(at, hello.length));
        readClientHello(hello);
        readClientHello(bytes);
      }),
    );
  });
});

describe('TlsReader', () => {
  it.each([[[]], [[1, 2, 3, 50]]])('counts all as opaque and tells the name, cut at %j', (cuts) => {
    const hello = clientHello('api.example');
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
