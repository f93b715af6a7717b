import { expect, test } from 'vitest';
import { compileNeedles } from './compile-needles.ts';
import { needleHeads } from './needle-heads.ts';

const needles = ['\x13\x91\x21\x43\x65\x87', 'abcdef'].map((text) => ({
  bytes: Buffer.from(text, 'latin1'),
  exactCase: true,
}));
const mayHold = needleHeads([compileNeedles(needles).tables]);

test.each([
  ['a needle at the beginning', '\x13\x91\x21\x43\x65\x87', true],
  ['a needle in the midst', 'xxabcdefxx', true],
  ['the end of one', '\x21\x43\x65\x87', false],
  ['other bytes', '\xfe\xed\xfa\xce\xca\xfe', false],
  ['nothing', '', false],
])('%s', (_, text, may) => {
  expect(mayHold(Buffer.from(text, 'latin1'))).toBe(may);
});

test('letters are found in either case, and needles of all tables', () => {
  const tables = ['jane@example.com', '\xfe\xed\xfa\xce'].map(
    (text) => compileNeedles([{ bytes: Buffer.from(text, 'latin1'), exactCase: false }]).tables,
  );
  const heads = needleHeads(tables);
  expect(heads(Buffer.from('.JANE'))).toBe(true);
  expect(heads(Buffer.from('\x01\xfe\xed\xfa\xce', 'latin1'))).toBe(true);
  expect(heads(Buffer.from('.JUNE'))).toBe(false);
});

test('needles that are too short to be known so count only as a whole value', () => {
  const heads = needleHeads([compileNeedles([{ bytes: Buffer.from('ab'), exactCase: true }]).tables]);
  expect(heads(Buffer.from('xabz'))).toBe(false);
});
