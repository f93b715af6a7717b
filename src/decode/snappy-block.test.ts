import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../base/index.ts';
import { snappyBits, unsnappy } from './snappy-block.ts';
import { isSnappyFrameAt, unsnappyFrames } from './snappy-frames.ts';
import { snappyLiteral } from './testing/index.ts';

const MOST = 1_000_000;

test.each<[string, number[], string | null]>([
  ['a literal', [3, 0x08, 0x61, 0x62, 0x63], 'abc'],
  ['a literal and a copy of one byte of offset', [8, 0x0c, 0x61, 0x62, 0x63, 0x64, 0x01, 4], 'abcdabcd'],
  ['a copy that repeats what it writes', [8, 0x00, 0x61, 0x1a, 1, 0], 'aaaaaaaa'],
  ['a copy of four bytes of offset', [8, 0x0c, 0x61, 0x62, 0x63, 0x64, 0x0f, 4, 0, 0, 0], 'abcdabcd'],
  ['a literal with its length in a byte', [61, 0xf0, 60, ...bytesOf('x'.repeat(61))], 'x'.repeat(61)],
  ['more than it says', [2, 0x08, 0x61, 0x62, 0x63], null],
  ['less than it says', [4, 0x08, 0x61, 0x62, 0x63], null],
  ['a copy from before the beginning', [8, 0x0c, 0x61, 0x62, 0x63, 0x64, 0x01, 5], null],
  ['a literal that is cut off', [4, 0x0c, 0x61, 0x62], null],
  ['nothing', [0], null],
  ['no bytes', [], null],
])('%s', (_, bytes, clear) => {
  const read = unsnappy(Uint8Array.from(bytes), MOST);
  expect(read === null ? null : textOf(read)).toBe(clear);
  expect(snappyBits(Uint8Array.from(bytes)) > 0).toBe(clear !== null);
});

test('it never gives more than it may', () => {
  expect(unsnappy(snappyLiteral(new Uint8Array(100)), 99)).toBeNull();
});

test('what is written is read, and any bytes end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      expect(unsnappy(snappyLiteral(bytes), MOST)).toEqual(bytes);
      const read = unsnappy(bytes, MOST);
      expect(read === null).toBe(snappyBits(bytes) === 0);
      expect(read?.byteLength ?? 0).toBeLessThanOrEqual(22 * bytes.byteLength);
    }),
  );
});

describe('frames', () => {
  const identifier = Buffer.from('\xff\x06\0\0sNaPpY', 'latin1');
  const chunk = (type: number, data: Uint8Array) => {
    const length = data.byteLength + 4;
    return [type, length & 0xff, length >> 8, 0, 0, 0, 0, 0, ...data];
  };
  const stream = (...chunks: number[][]) => Uint8Array.from([...identifier, ...chunks.flat()]);

  test('compressed and stored chunks are put together, others passed over', () => {
    const bytes = stream(
      chunk(0, snappyLiteral(bytesOf('one '))),
      [0xfe, 2, 0, 0, 0, 0],
      chunk(1, bytesOf('two')),
    );
    const read = unsnappyFrames(bytes, MOST);
    expect(isSnappyFrameAt(bytes, 0)).toBe(true);
    expect({ ...read, bytes: textOf(read.bytes) }).toEqual({
      bytes: 'one two',
      consumed: bytes.byteLength,
      fault: null,
    });
  });

  test('what is cut off, broken or too large says so', () => {
    const whole = stream(chunk(1, bytesOf('clear')), chunk(0, snappyLiteral(bytesOf('more'))));
    expect(unsnappyFrames(whole.subarray(0, -1), MOST)).toMatchObject({ fault: 'cut-off' });
    expect(unsnappyFrames(stream(chunk(0, Uint8Array.of(9, 9))), MOST)).toMatchObject({ fault: 'broken' });
    expect(unsnappyFrames(whole, 4)).toMatchObject({ fault: 'too-large' });
  });

  test('any bytes behind the identifier end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = unsnappyFrames(Uint8Array.from([...identifier, ...bytes]), MOST);
        expect(read.consumed).toBeLessThanOrEqual(bytes.byteLength + identifier.byteLength);
      }),
    );
  });
});
