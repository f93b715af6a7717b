import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces } from '../testing/index.ts';
import { MOST_MESSAGE_BYTES, WebSocketMessages } from './web-socket-messages.ts';

interface Frame {
  readonly opcode: number;
  readonly payload: Uint8Array;
  readonly isLast: boolean;
  readonly mask: Uint8Array | null;
}

function write({ opcode, payload, isLast, mask }: Frame): Buffer {
  const { byteLength } = payload;
  const masked = mask === null ? 0 : 0x80;
  const first = opcode | (isLast ? 0x80 : 0);
  const head = Buffer.alloc(byteLength < 126 ? 2 : byteLength < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = masked | (byteLength < 126 ? byteLength : byteLength < 65_536 ? 126 : 127);
  if (head.byteLength === 4) head.writeUInt16BE(byteLength, 2);
  if (head.byteLength === 10) head.writeBigUInt64BE(BigInt(byteLength), 2);
  const written = mask === null ? payload : payload.map((byte, i) => byte ^ (mask[i & 3] as number));
  return Buffer.concat([head, mask ?? new Uint8Array(0), written]);
}

function heardIn(bytes: Uint8Array, lengths: readonly number[] = []): string[] {
  const heard: string[] = [];
  const frames = new WebSocketMessages((message) => heard.push(Buffer.from(message).toString('hex')));
  for (const piece of inPieces(bytes, lengths)) frames.take(piece);
  return heard;
}

const mask = fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 }));
const payload = fc.oneof(
  fc.uint8Array({ maxLength: 130 }),
  fc.constantFrom(125, 126, 65_535, 65_536).map((byteLength) => new Uint8Array(byteLength).fill(3)),
);

describe('WebSocketMessages', () => {
  it('hears each message once, in whatever frames and pieces it comes, between pings', () => {
    const message = fc.record({
      parts: fc.array(payload, { minLength: 1, maxLength: 3 }),
      mask,
      ping: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1 }),
        (messages, lengths) => {
          const written = messages.flatMap(({ parts, mask, ping }) =>
            parts.flatMap((payload, i) => {
              const frame = { opcode: i === 0 ? 2 : 0, payload, isLast: i === parts.length - 1, mask };
              const between = { opcode: 9, payload: new Uint8Array(5), isLast: true, mask };
              return ping ? [write(frame), write(between)] : [write(frame)];
            }),
          );
          const expected = messages
            .map(({ parts }) => Buffer.concat(parts).toString('hex'))
            .filter((text) => text !== '');
          expect(heardIn(Buffer.concat(written), lengths)).toEqual(expected);
        },
      ),
    );
  });

  it('hears a message too long to be held in pieces', () => {
    const long = new Uint8Array(3 * MOST_MESSAGE_BYTES).fill(9);
    const heard = heardIn(write({ opcode: 2, payload: long, isLast: true, mask: null }), [65_536]);
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.join('')).toBe(Buffer.from(long).toString('hex'));
  });

  it('takes any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void heardIn(bytes, [1, 7])));
  });
});
