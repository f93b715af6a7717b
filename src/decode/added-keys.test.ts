import { createCipheriv } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { underByte } from './added-keys.ts';
import { openSslOf } from './blocks.ts';
import type { RingKey } from './key-ring.ts';
import { hitsOf, sectionOf } from './testing/index.ts';

const CLEAR = bytesOf('{"tel":"+919876543210","name":"Asha Testcase"}');
const IV = Uint8Array.from({ length: 16 }, (_, i) => 0x90 + i * 3);
const OTHER_IV = IV.toReversed();
const MOST = 1_000_000;

const ringKey = (fields: Partial<RingKey> = {}): RingKey => ({
  bytes: Uint8Array.from({ length: 16 }, (_, i) => 0x40 + i * 5),
  mode: null,
  iv: null,
  rank: 0,
  seen: null,
  ...fields,
});

function sealed(
  clear: Uint8Array,
  key: RingKey,
  { mode = 'cbc', iv = IV }: { mode?: 'cbc' | 'ecb'; iv?: Uint8Array },
) {
  const [name, secret] = openSslOf(key, mode);
  const cipher = createCipheriv(
    name,
    secret,
    mode === 'ecb' ? null : iv.subarray(0, key.cipher === 'des' ? 8 : 16),
  );
  return new Uint8Array(Buffer.concat([cipher.update(clear), cipher.final()]));
}

const under = (bytes: Uint8Array, added: number) => bytes.map((byte) => byte ^ added);

const given = ringKey({ iv: IV });
const des = ringKey({
  cipher: 'des',
  bytes: Uint8Array.from({ length: 24 }, (_, i) => 0x11 + i * 9),
  iv: IV.slice(0, 8),
});
const chained = ringKey({ mode: 'cbc', iv: IV });

describe('a byte over what a key made is found', () => {
  test.each<[string, RingKey, Uint8Array]>([
    ['CBC with its vector', given, sealed(CLEAR, given, {})],
    [
      'CBC with the vector in front',
      given,
      Buffer.concat([OTHER_IV, sealed(CLEAR, given, { iv: OTHER_IV })]),
    ],
    ['ECB', given, sealed(CLEAR, given, { mode: 'ecb' })],
    ['one block', chained, sealed(bytesOf('+919876543210'), chained, {})],
    ['compressed before', given, sealed(gzipSync(CLEAR), given, {})],
    ['Triple DES', des, sealed(CLEAR, des, {})],
    ['DES in ECB', des, sealed(CLEAR, des, { mode: 'ecb' })],
    ['a key that a capture names', { ...given, rank: 1 }, sealed(CLEAR, given, {})],
  ])('%s', (_, key, bytes) => {
    for (const added of [0x01, 0x5a, 0xff]) {
      const found = underByte(new Uint8Array(under(bytes, added)), [ringKey({ bytes: IV }), key], MOST);
      expect(found).toEqual({ added, key });
    }
  });
});

test.each<[string, RingKey, Uint8Array]>([
  ['nothing was added', given, sealed(CLEAR, given, {})],
  ['another key made it', ringKey({ bytes: OTHER_IV }), under(sealed(CLEAR, given, {}), 0x5a)],
  ['the key is only a guess', { ...given, rank: 2 }, under(sealed(CLEAR, given, {}), 0x5a)],
  ['it is no whole blocks', given, under(sealed(CLEAR, given, {}), 0x5a).subarray(1)],
  ['the key makes a stream', { ...given, mode: 'ctr' }, under(sealed(CLEAR, given, {}), 0x5a)],
])('none is where %s', (_, key, bytes) => {
  expect(underByte(bytes, [key], MOST)).toBeNull();
});

test('random bytes are opened by no key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 96, maxLength: 96 }), (bytes) => {
      expect(underByte(bytes, [given, des], MOST)).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('what was opened so is told with both layers', () => {
  const bytes = under(sealed(CLEAR, given, {}), 0x5a);
  const section = sectionOf(`{"d":"${Buffer.from(bytes).toString('base64')}"}`);
  const [hit] = hitsOf(section, '+919876543210', { ring: [given] });
  expect(hit?.layers).toEqual(['base64', 'xor', 'aes']);
});
