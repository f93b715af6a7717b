import { expect, test } from 'vitest';
import { base58 } from './base58.ts';

test.each([
  ['Hello World!', '2NEpo7TZRRrLZSi2U'],
  [
    'The quick brown fox jumps over the lazy dog.',
    'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
  ],
  ['\0\0(\x7f\xb4\xcd', '11233QC4'],
])('writes %j as draft-msporny-base58 section 5 does', (text, written) => {
  expect(base58(Buffer.from(text, 'latin1'))).toBe(written);
});
