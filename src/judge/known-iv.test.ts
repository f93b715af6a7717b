import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesOf, nowhere } from '../base/index.ts';
import type { Part, RingKey } from '../decode/index.ts';
import { knownIvOf } from './known-iv.ts';

const key = bytesOf('sixteen letters!');
const other = bytesOf('another sixteen!');
const ring = [other, key].map((bytes): RingKey => ({ bytes, mode: null, iv: null, rank: 1, seen: null }));
const LONG = 'two blocks of text and some more of it';

function opened(text: string, mode: 'cbc' | 'ecb', iv: Uint8Array | null): Part {
  const cipher = createCipheriv(`aes-128-${mode}`, key, iv);
  const sealed = new Uint8Array(Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]));
  const section = {
    location: 'body',
    field: null,
    contentType: null,
    contentEncodings: [],
    bytes: sealed,
    source: nowhere,
  } as const;
  const back = () => ({ start: 0, end: sealed.byteLength });
  const span = back();
  const root: Part = { section, parent: null, layer: null, span, bytes: sealed, depth: 0, back };
  return { section, parent: root, layer: 'aes', span, bytes: bytesOf(text), depth: 1, back };
}

test.each([
  ['zeros', LONG, 'cbc', new Uint8Array(16), 'zero'],
  ['the published letters', LONG, 'cbc', bytesOf('0102030405060708'), 'published'],
  ['the published letters, in one block', 'short', 'cbc', bytesOf('0102030405060708'), 'published'],
  ['the key itself', LONG, 'cbc', key, 'key'],
  ['one that was drawn', LONG, 'cbc', bytesOf('xK2/9fQm1)0aLp#7'), null],
  ['none', LONG, 'ecb', null, null],
  ['zeros in one block, which may as well be none', 'short', 'cbc', new Uint8Array(16), null],
] as const)('a vector of %s', (_, text, mode, iv, expected) => {
  expect(knownIvOf(opened(text, mode, iv), ring)).toBe(expected);
});

test('what no key of the ring sealed has none that is known', () => {
  expect(knownIvOf(opened(LONG, 'cbc', new Uint8Array(16)), ring.slice(0, 1))).toBeNull();
});
