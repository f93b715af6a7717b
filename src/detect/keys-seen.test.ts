import { expect, test } from 'vitest';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { keyRank } from './key-rank.ts';
import { MOST_SEEN_KEYS } from './keys-seen.ts';
import { sight } from './sight.ts';

const needles = compileIdentity([], { market: null });
const HEX = '00112233445566778899aabbccddeeff';
const BASE64 = 'gP8Bk3pVAf5EwN6tvu+ZEA==';

const seen = (text: string) =>
  sight(sectionOf(text), needles).keys.map(({ field, bytes }) => `${field} ${bytes.byteLength}`);

test.each<[string, string, string[]]>([
  ['base64 in JSON', `{"security":"${BASE64}"}`, ['security 16', 'security 24']],
  ['base64 of nothing but noise', '{"security":"n8PoEe5ShNG5B+McldX9Zg=="}', ['security 16', 'security 24']],
  ['without padding', `{"security":"${BASE64.replaceAll('=', '')}"}`, ['security 16']],
  ['hexadecimal', `{"aes_key":"${HEX}"}`, ['aes_key 16', 'aes_key 24', 'aes_key 32']],
  ['letters', '{"secret":"kR2xPq90LmNbVtYz"}', ['secret 16']],
  ['small letters', '{"secret":"abcdefghijklmnop"}', ['secret 16']],
  ['a cookie', `a=1; serviceToken=${BASE64}; b=2`, ['serviceToken 16', 'serviceToken 24']],
  ['the last pair of a form', `a=1&ssecurity=${HEX}`, ['ssecurity 16', 'ssecurity 24', 'ssecurity 32']],
  ['a name with a number', `{"key1":"${HEX}"}`, ['key1 16', 'key1 24', 'key1 32']],
  ['white space', `{"key"\t: "${HEX}"}`, ['key 16', 'key 24', 'key 32']],
  ['a key that is a name', `{"${HEX}":"security"}`, []],
  ['a name that says nothing', `{"picture":"${HEX}"}`, []],
  ['a name that goes on', `{"keyboard":"${HEX}"}`, []],
  ['a value that goes on', `{"key":"${HEX}!"}`, []],
  ['a length that no key has', `{"key":"${HEX}0011"}`, []],
  ['a name without a value', `{"key":{"v":"${HEX}"}}`, []],
  ['a very long name', `{"${'x'.repeat(50)}key":"${HEX}"}`, []],
])('%s', (_, text, expected) => {
  expect(seen(text)).toEqual(expected);
});

test('takes no more than a section may hand out', () => {
  expect(seen(`[${`{"key":"${HEX}"},`.repeat(2_000)}0]`).length).toBeLessThan(MOST_SEEN_KEYS + 3);
});

test.each<[string, number | null]>([
  ['security', 1],
  ['ssecurity', 1],
  ['aesKey', 1],
  ['session_key', 1],
  ['encryptionKey', 1],
  ['key', 2],
  ['client_secret', 2],
  ['serviceToken', 3],
  ['publicKey', 3],
  ['keyboard', null],
  ['monkeys', null],
  ['name', null],
])('the name %s is a key of rank %s', (name, rank) => {
  expect(keyRank(name)).toBe(rank);
});
