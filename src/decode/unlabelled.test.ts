import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { brotliBits } from './brotli-shape.ts';
import { deflateBits } from './deflate-shape.ts';
import type { Layer } from './part.ts';
import { partsOf, sectionOf, snappyLiteral } from './testing/index.ts';
import { guessStream } from './unlabelled.ts';

const even = (byteLength: number, seed: string) =>
  Uint8Array.from(
    { length: byteLength },
    (_, i) => createHash('sha256').update(`${seed}${i}`).digest()[0] as number,
  );

const guess = (bytes: Uint8Array) =>
  guessStream({ bytes: new Uint8Array(bytes), mostDecoded: () => 1_000_000 });

const JSON_TEXT = bytesOf('{"imei":"490154203237518","device":"490154203237518"}');

describe('a stream that nothing tells of', () => {
  test.each<[Layer, string, Uint8Array, Uint8Array]>([
    ['deflate', 'of text', deflateRawSync(JSON_TEXT), JSON_TEXT],
    ['deflate', 'stored', deflateRawSync(even(100, 'a')), even(100, 'a')],
    ['deflate', 'of one number', deflateRawSync('490154203237518'), bytesOf('490154203237518')],
    [
      'deflate',
      'of own codes',
      deflateRawSync(JSON_TEXT.toString().repeat(9)),
      bytesOf(JSON_TEXT.toString().repeat(9)),
    ],
    ['br', 'of text', brotliCompressSync(JSON_TEXT), JSON_TEXT],
    ['br', 'stored', brotliCompressSync(even(100, 'b')), even(100, 'b')],
    ['snappy', 'of one literal', snappyLiteral(JSON_TEXT), JSON_TEXT],
    [
      'snappy',
      'with copies',
      Uint8Array.from([20, 0x0c, 0x61, 0x62, 0x63, 0x64, 0x3e, 4, 0]),
      bytesOf('abcd'.repeat(5)),
    ],
    [
      'lz4',
      'with its length before it',
      Uint8Array.from([20, 0, 0, 0, 0x46, 0x61, 0x62, 0x63, 0x64, 4, 0, 0x60, ...bytesOf('cdabcd')]),
      bytesOf('abcdabcdabcdabcdabcd'),
    ],
  ])('%s %s', (layer, _, bytes, clear) => {
    const region = guess(bytes);
    expect(region?.layer).toBe(layer);
    expect(region?.bytes).toEqual(new Uint8Array(clear));
    expect(region?.claims).toBe(true);
  });

  test('is found in a body, and in one whose label says another', () => {
    for (const label of [[], ['gzip'], ['br']]) {
      const body = label[0] === 'br' ? deflateRawSync(JSON_TEXT) : brotliCompressSync(JSON_TEXT);
      const section = { ...sectionOf(body), contentEncodings: label };
      expect(partsOf(section).map(({ layer }) => layer)).toContain(label[0] === 'br' ? 'deflate' : 'br');
    }
  });
});

describe('no stream', () => {
  test('random bytes', () => {
    let guessed = 0;
    for (let i = 0; i < 20_000; i++) if (guess(even(8 + (i % 57), `r${i} `)) !== null) guessed += 1;
    // Of eight random bytes some are two bytes of deflate and an end.
    expect(guessed).toBeLessThan(4);
  });

  test('text, and a picture', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (text) => {
        expect(guess(bytesOf(text.replace(/[\x00-\x1f\x7f]/g, ' ')))).toBeNull();
      }),
    );
    expect(guess(Uint8Array.from([0xff, 0xd8, 0xff, ...even(200, 'jpeg')]))).toBeNull();
  });
});

test('whatever the compressors write has the shape that is asked for', () => {
  const content = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 600 }),
    fc.lorem({ maxCount: 90 }).map(bytesOf),
  );
  const level = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(content, level, (clear, quality) => {
      expect(deflateBits(deflateRawSync(clear, { level: quality }))).toBeGreaterThan(0);
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
      expect(brotliBits(brotliCompressSync(clear, { params }))).toBeGreaterThan(0);
    }),
  );
});
