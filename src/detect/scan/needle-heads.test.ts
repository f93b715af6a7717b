import { expect, test } from 'vitest';
import { compileNeedles } from './compile-needles.ts';
import { needleHeads } from './needle-heads.ts';

const needles = ['\x13\x91\x21\x43\x65\x87', 'abcdef'].map((text) => ({
  bytes: Buffer.from(text, 'latin1'),
  exactCase: true,
}));
const mayHold = needleHeads(compileNeedles(needles).tables);

test.each([
  ['a needle at the beginning', '\x13\x91\x21\x43\x65\x87', true],
  ['a needle in the midst', 'xxabcdefxx', true],
  ['the end of one', '\x21\x43\x65\x87', false],
  ['other bytes', '\xfe\xed\xfa\xce\xca\xfe', false],
  ['nothing', '', false],
])('%s', (_, text, may) => {
  expect(mayHold(Buffer.from(text, 'latin1'))).toBe(may);
});

test('needles that are too short to be known so may stand anywhere', () => {
  const heads = needleHeads(compileNeedles([{ bytes: Buffer.from('ab'), exactCase: true }]).tables);
  expect(heads(Buffer.from('xyz'))).toBe(true);
});
