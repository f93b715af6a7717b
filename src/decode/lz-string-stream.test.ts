import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../base/index.ts';
import { unpack, type Words } from './lz-string-stream.ts';
import { partsOf, sectionOf } from './testing/index.ts';

const TEXT = '{"imei":"490154203237518","name":"राहुल राहुल"}';
/** What the four functions of lz-string give for it. */
const BASE64 = 'N4IglgtgpmIFwgCwE4AMBGArIgTKgzDvgOyboAcIANCAHYCG08IgDJCB8kIJyQggpCBMkAATtuPEAF8gA===';
const FOR_URI = 'N4IglgtgpmIFwgCwE4AMBGArIgTKgzDvgOyboAcIANCAHYCG08IgDJCB8kIJyQggpCBMkAATtuPEAF8gA';
const BYTES = Buffer.from(
  '378220960b60a66205c200b013800c04602b2204ca8330ef80ec9ba0070800d0801d8086d3c2200c9081f24209c90820a4204c900013b6e3c4005f200000',
  'hex',
);
const CHARACTERS =
  '\u1be1\u0845\u418c\u0a86\u104e\u0822\u6047,\u0250\u0ae8\u40b9\u2853\u079c\u03d2\u3760\u0728\u0088\u2027\u3030\u6d5c\u1120\u3262\u0404\u4229\u64a4\u0849\u0429\u4920\u00bd\u5baf\u0820\u5f40  ';

test.each<[string, string | Uint8Array]>([
  ['as base64', BASE64],
  ['as base64 in JSON', `{"d":"${BASE64}"}`],
  ['for addresses', `/v1/${FOR_URI}/x`],
  ['for addresses in a form', `a=1&d=${FOR_URI}&b=2`],
  ['as bytes', BYTES],
  ['as characters', CHARACTERS],
  ['as characters in JSON', `{"d":"${CHARACTERS}"}`],
])('is found %s', (_name, content) => {
  const parts = partsOf(sectionOf(content)).filter(({ layer }) => layer === 'lz-string');
  expect(parts.map(({ bytes }) => textOf(bytes))).toEqual([TEXT]);
});

const wordsOf = (words: readonly number[]): Words => ({
  width: 16,
  count: words.length,
  at: (index) => words[index] ?? -1,
});
const packed = Array.from({ length: BYTES.length / 2 }, (_, index) => BYTES.readUInt16BE(index * 2));

test('what breaks off, or goes on, is none', () => {
  expect(unpack(wordsOf(packed), 1_000)).toEqual({ text: TEXT, words: packed.length });
  expect(unpack(wordsOf(packed.slice(0, -1)), 1_000)).toBeNull();
  expect(unpack(wordsOf([...packed.slice(0, -1), 0xffff]), 1_000)).toBeNull();
});

test('never gives more than it may', () => {
  expect(unpack(wordsOf(packed), TEXT.length - 1)).toBeNull();
});

test('random words are hardly ever text to their end', () => {
  let texts = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 40 }), (words) => {
      if (unpack(wordsOf(words), 1_000)?.words === words.length) texts += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(texts).toBeLessThanOrEqual(2);
});
