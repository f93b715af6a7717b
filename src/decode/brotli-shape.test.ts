import { randomFillSync } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brotliBits } from './brotli-shape.ts';
import { MOST_EXPANSION } from './budget.ts';

const items = Array.from({ length: 400 }, (_, id) => ({ id, name: `item${id * 7919}` }));
const CONTENTS: readonly (readonly [name: string, content: Buffer])[] = [
  ['a few words', Buffer.from('imei=490154203237518')],
  ['JSON', Buffer.from(JSON.stringify(items))],
  [
    'text',
    Buffer.from(items.map(({ id }) => `It sent number ${id} to the host, and ${id % 7} more.\n`).join('')),
  ],
  ['hexadecimal', Buffer.from(items.map(({ id }) => (id * 2654435761).toString(16)).join(''))],
  ['every byte', Buffer.from(Array.from({ length: 40_000 }, (_, at) => (at * at) >> 3))],
];

const encodings = CONTENTS.flatMap(([name, content]) =>
  Array.from({ length: 12 }, (_, quality) => ({ name, quality, content })),
);

test.each(encodings)('$name at quality $quality is told to be a stream', ({ content, quality }) => {
  for (const mode of [constants.BROTLI_MODE_GENERIC, constants.BROTLI_MODE_TEXT]) {
    for (const window of [10, 16, 22]) {
      expect(brotliBits(compressed(content, { quality, mode, window }))).toBeGreaterThan(0);
    }
  }
});

test('whatever is compressed is told to be a stream', () => {
  const contents = fc
    .record({
      alphabet: fc.integer({ min: 2, max: 256 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 6_000 }),
    })
    .map(({ alphabet, bytes }) => bytes.map((byte) => (byte * alphabet) >> 8));
  const mode = constants.BROTLI_MODE_GENERIC;
  fc.assert(
    fc.property(contents, fc.integer({ min: 0, max: 11 }), (content, quality) => {
      const bytes = compressed(content, { quality, mode, window: 18 });
      fc.pre(content.byteLength <= bytes.byteLength * MOST_EXPANSION);
      expect(brotliBits(bytes)).toBeGreaterThan(0);
    }),
  );
});

test('of random bytes not one in a hundred is', () => {
  const bytes = new Uint8Array(640);
  let told = 0;
  for (let round = 0; round < 4_000; round++) {
    randomFillSync(bytes);
    if (brotliBits(bytes) > 0) told += 1;
  }
  expect(told).toBeLessThan(40);
});

interface Encoding {
  readonly quality: number;
  readonly mode: number;
  readonly window: number;
}

function compressed(content: Uint8Array, { quality, mode, window }: Encoding): Uint8Array {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: mode,
    [constants.BROTLI_PARAM_LGWIN]: window,
  };
  return brotliCompressSync(content, { params });
}
