import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf, verbatim } from '../../base/index.ts';
import type { Message } from '../message.ts';
import { buildConversation, buildDns, hearAll, packetsOf } from '../testing/index.ts';
import { MOST_NAMED_ADDRESSES, NameTable } from './name-table.ts';
import { readDns } from './read-dns.ts';

const read = (bytes: Uint8Array) => readDns({ bytes, source: verbatim(1, 100) });

describe('readDns', () => {
  it('reads names, text and addresses, and follows CNAMEs back to the question', () => {
    const dns = read(
      buildDns({
        question: 'Api.Example',
        answers: [
          { name: 'Api.Example', cname: 'edge.example' },
          { name: 'edge.example', address: '192.0.2.1' },
          { name: 'edge.example', address: '2001:db8::1' },
          { name: 'Api.Example', text: 'imei=1' },
        ],
      }),
    );
    expect(dns?.isResponse).toBe(true);
    expect(dns?.texts.map(({ bytes }) => textOf(bytes))).toEqual([
      'Api.Example',
      'edge.example',
      '\x06imei=1',
    ]);
    expect(dns?.answers).toEqual([
      { address: '192.0.2.1', name: 'api.example' },
      { address: '2001:db8::1', name: 'api.example' },
    ]);
  });

  it('maps every character of a name to the file, through a pointer too', () => {
    const question = buildDns({ question: 'example' });
    const named = concatBytes([question, Uint8Array.from([1, 97, 0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 0, 0, 0])]);
    named[7] = 1;
    const [, owner] = read(named)?.texts ?? [];
    expect(textOf(owner?.bytes ?? new Uint8Array(0))).toBe('a.example');
    expect(owner?.source.pieces({ start: 0, end: 9 })).toEqual([
      { index: 1, offset: 100 + question.length + 1, byteLength: 1 },
      { index: 1, offset: 112, byteLength: 8 },
    ]);
  });

  it.each([
    ['a pointer to itself', [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 1, 0, 1]],
    ['a pointer forwards', [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 14, 0, 0, 0, 1]],
    ['nothing asked', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['too short', [0, 0, 0]],
  ])('refuses %s', (_, bytes) => {
    expect(read(Uint8Array.from(bytes))).toBeNull();
  });

  it('reads any bytes without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, valid) => {
        const header = Uint8Array.from([0, 0, 0x80, 0, 0, 1, 0, 9, 0, 9, 0, 9]);
        for (const text of read(valid ? concatBytes([header, bytes]) : bytes)?.texts ?? []) {
          const pieces = text.source.pieces({ start: 0, end: text.bytes.length });
          expect(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(text.bytes.length);
        }
      }),
    );
  });
});

describe('DNS over TCP', () => {
  const led = (bytes: Uint8Array) =>
    concatBytes([Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes]);
  const resp = { address: '10.0.0.1', port: 53 };

  it.each([[[]], [[1, 1, 5, 20]]])('reads messages led by their length, cut at %j', (cuts) => {
    const bytes = concatBytes([
      led(buildDns({ question: 'a.example' })),
      led(buildDns({ question: 'b.example' })),
    ]);
    const heard = hearAll(
      packetsOf(buildConversation({ turns: [{ from: 'orig', bytes }], resp, cuts: () => cuts })),
    );
    const messages = heard.filter((one): one is Message => one.kind === 'message');
    expect(messages.map(({ protocol, sections }) => [protocol, textOf(sections[0]?.bytes ?? bytes)])).toEqual(
      [
        ['dns', 'a.example'],
        ['dns', 'b.example'],
      ],
    );
    expect(messages.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(bytes.length);
  });

  it('searches what is no DNS as a stream', () => {
    const bytes = bytesOf('\0\x05hello and more');
    const heard = hearAll(
      packetsOf(buildConversation({ turns: [{ from: 'orig', bytes }], resp, cuts: () => [4] })),
    );
    const messages = heard.filter((one): one is Message => one.kind === 'message');
    expect(messages.map(({ protocol, sections }) => [protocol, sections[0]?.bytes])).toEqual([
      ['tcp', bytes],
    ]);
  });
});

describe('NameTable', () => {
  it('gives the latest name, and forgets the oldest address first', () => {
    const names = new NameTable();
    for (let i = 0; i < MOST_NAMED_ADDRESSES; i++) names.learn(`${i}`, 'name');
    names.learn('0', 'newer');
    names.learn('one more', 'name');
    expect(names.nameOf('0')).toBe('newer');
    expect(names.nameOf('1')).toBeNull();
  });
});
