import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Message } from '../message.ts';
import { buildConversation, hearAll, packetsOf } from '../testing/index.ts';
import { Budget } from './budget.ts';
import { protocolOf } from './first-bytes.ts';
import { Gathering } from './gathering.ts';
import { REPEATED_BYTES, STREAM_CHUNK_BYTES } from './stream-chunks.ts';

describe('Gathering', () => {
  it('joins any pieces, says where each byte stands, and gives its memory back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 20 }),
        fc.boolean(),
        fc.nat(60),
        (pieces, settles, again) => {
          const budget = new Budget();
          const gathering = new Gathering(budget);
          for (const [i, bytes] of pieces.entries()) {
            gathering.append({ bytes, at: 0, index: i, offset: i * 1000 });
            if (settles) gathering.settle();
          }
          const all = pieces.flatMap((bytes) => [...bytes]);
          const places = pieces.flatMap((bytes, i) => [...bytes].map((_, at) => [i, i * 1000 + at]));
          const placeOf = (
            source: { pieces(span: object): readonly { index: number; offset: number }[] },
            at: number,
          ) => {
            const [piece] = source.pieces({ start: at, end: at + 1 });
            return [piece?.index, piece?.offset];
          };
          const { taken, repeated } = gathering.takeRepeating(again);
          expect([...taken.bytes]).toEqual(all);
          expect(all.map((_, at) => placeOf(taken.source, at))).toEqual(places);
          expect(repeated).toBe(Math.min(again, all.length));
          const rest = gathering.take();
          expect([...rest.bytes]).toEqual(all.slice(all.length - repeated));
          expect([...rest.bytes].map((_, at) => placeOf(rest.source, at))).toEqual(
            places.slice(all.length - repeated),
          );
          expect(budget.held).toBe(0);
        },
      ),
    );
  });

  it('keeps a view of what comes whole, and a copy of what must wait', () => {
    const bytes = bytesOf('abc');
    const gathering = new Gathering(new Budget());
    gathering.append({ bytes, at: 0, index: 1, offset: 0 });
    expect(gathering.bytes).toBe(bytes);
    gathering.settle();
    expect(gathering.bytes.buffer).not.toBe(bytes.buffer);
    expect(textOf(gathering.bytes)).toBe('abc');
  });
});

describe('protocolOf', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  it.each([
    ['request', 'GET / HTTP/1.1\r\n', 'http1', 'http1'],
    ['request', '\r\nGET / HTTP/1.1\r\n', 'http1', 'http1'],
    ['request', 'GET /long', 'maybe', 'http1'],
    ['request', 'FROB /long', 'maybe', 'raw'],
    ['response', 'HTTP/1.1 200 OK\r\n', 'http1', 'http1'],
    ['response', '220 mail ready\r\n', 'raw', 'raw'],
    ['request', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'http2', 'http2'],
    ['request', 'PRI * HTTP/2.0\r\n', 'maybe', 'raw'],
    ['request', '\x16\x03\x01\x02\x00', 'tls', 'tls'],
    ['request', '\x17\x03\x03\x00\x20', 'tls', 'tls'],
    ['request', '\x16\x03', 'maybe', 'raw'],
    ['request', '\x16\x09\x01\x02\x00', 'raw', 'raw'],
    ['request', '\x17\x03\x03\xff\xff', 'raw', 'raw'],
  ] as const)('%s %j is %s, and %s where no more comes', (direction, text, open, last) => {
    expect(protocolOf(direction, bytes(text), false)).toBe(open);
    expect(protocolOf(direction, bytes(text), true)).toBe(last);
  });
});

describe('StreamChunks', () => {
  it('cuts a long stream into chunks that overlap, so that nothing hides at a border', () => {
    const bytes = new Uint8Array(3 * STREAM_CHUNK_BYTES).map((_, i) => 128 + ((i * 31) % 101));
    const heard = hearAll(packetsOf(buildConversation({ turns: [{ from: 'orig', bytes }] })));
    const messages = heard.filter((one): one is Message => one.kind === 'message');
    expect(messages.length).toBeGreaterThan(2);
    let at = 0;
    for (const { sections, byteLength } of messages) {
      const [section] = sections;
      expect(section?.repeated ?? 0).toBe(at === 0 ? 0 : REPEATED_BYTES);
      const start = at - (section?.repeated ?? 0);
      expect(section?.bytes).toEqual(bytes.subarray(start, at + byteLength));
      at += byteLength;
    }
    expect(at).toBe(bytes.length);
  });
});
