import { expect, test } from 'vitest';
import { isSealable } from './sealable.ts';
import { partsOf, sectionOf } from './testing/index.ts';

const last = (text: string) => {
  const part = partsOf(sectionOf(text)).at(-1);
  return part?.layer === null || part === undefined ? null : isSealable(part);
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
  expect(last(text)).toBe(expected);
});
