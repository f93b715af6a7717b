import { expect, test } from 'vitest';
import type { Part } from './part.ts';
import { isSealable } from './sealable.ts';
import { partsOf, sectionOf } from './testing/index.ts';

/** Of the readings that a run of letters has, the one of the whole run comes first. */
const first = (text: string, block?: number) => {
  const part = partsOf(sectionOf(text)).filter(({ layer }) => layer !== 'reversed' && layer !== 'rot13')[1];
  return part === undefined ? null : isSealable(part, block);
};

const block = Buffer.from('80ff01937a5501fe44c0deadbeef9910', 'hex');

test.each<[string, string, boolean | null]>([
  ['one block with padding', `{"v":"${block.toString('base64')}"}`, true],
  ['one block without', `{"v":"${block.toString('base64url')}"}`, true],
  ['two blocks', `{"v":"${Buffer.concat([block, block]).toString('base64')}"}`, true],
  [
    'three blocks, which need no padding',
    `{"v":"${Buffer.concat([block, block, block]).toString('base64')}"}`,
    true,
  ],
  ['a word with something in the bits left over', `{"v":"gP8Bk3pVAf5EwN6tvu+ZEB"}`, false],
  [
    'a word with a letter left over',
    `{"v":"${Buffer.concat([block, block, block]).toString('base64')}A"}`,
    false,
  ],
  ['a block and a byte', `{"v":"${Buffer.concat([block, block.subarray(0, 1)]).toString('base64')}"}`, false],
  ['text of one block', `{"v":"${Buffer.from('0123456789abcdef').toString('base64')}"}`, false],
])('%s', (_, text, expected) => {
  expect(first(text)).toBe(expected);
});

test('line breaks are no letters', () => {
  const sealed = Buffer.concat(Array.from({ length: 7 }, () => block));
  for (const end of ['\n', '\r\n']) {
    const lines = sealed.toString('base64').replace(/.{76}/g, `$&${end}`);
    expect(first(lines)).toBe(true);
  }
});

test('a cipher of other blocks takes other lengths', () => {
  const bytes = (length: number) => ({ ...partOf(block.subarray(0, length)) });
  const lengths = Array.from({ length: 16 }, (_, i) => i + 1);
  expect(lengths.filter((length) => isSealable(bytes(length), 8))).toEqual([8, 16]);
  expect(lengths.filter((length) => isSealable(bytes(length), 1))).toEqual([
    8, 9, 10, 11, 12, 13, 14, 15, 16,
  ]);
});

const partOf = (bytes: Uint8Array) => partsOf(sectionOf(bytes))[0] as Part;
