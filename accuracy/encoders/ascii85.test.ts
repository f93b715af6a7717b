import { expect, test } from 'vitest';
import { ascii85 } from './ascii85.ts';

test.each([
  ['Man is distinguished', '9jqo^BlbD-BleB1DJ+*+F(f,q'],
  ['Man ', '9jqo^'],
  ['\0\0\0\0', 'z'],
  ['.', '/c'],
])('writes %j as the usual example does', (text, written) => {
  expect(ascii85(Buffer.from(text))).toBe(written);
});
