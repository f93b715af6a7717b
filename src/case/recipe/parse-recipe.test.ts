import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_STEPS, parseRecipe } from './parse-recipe.ts';
import { stepNames } from './step-table.ts';

const KEY = '00112233445566778899aabbccddeeff';

test('a pipeline of every kind of step', () => {
  const text = `from-base64 | drop 4 | aes-cbc key=hex:${KEY} iv=zeros | xor key=text:ab | slice 0 -1 | swap | json`;
  const { steps } = parseRecipe(text);
  expect(steps?.map(({ name }) => name)).toEqual([
    'from-base64',
    'drop',
    'aes-cbc',
    'xor',
    'slice',
    'swap',
    'json',
  ]);
  expect(steps?.[2]).toEqual({
    name: 'aes-cbc',
    key: Uint8Array.from(Buffer.from(KEY, 'hex')),
    iv: new Uint8Array(16),
    numbers: [],
  });
  expect(steps?.[3]?.key).toEqual(Uint8Array.of(0x61, 0x62));
  expect(steps?.[4]?.numbers).toEqual([0, -1]);
});

describe('a key is read', () => {
  test.each([
    ['in hexadecimal', `key=hex:${KEY}`],
    ['in base64', 'key=base64:ABEiM0RVZneImaq7zN3u/w=='],
    ['in the writing that gives the length', `key=${KEY.slice(0, 32)}`],
  ])('%s', (_, written) => {
    expect(parseRecipe(`aes-ecb ${written}`).steps?.[0]?.key?.byteLength).toBeGreaterThanOrEqual(16);
  });

  test('of two lengths of Triple DES', () => {
    expect(parseRecipe(`3des-ecb key=hex:${KEY}`).steps?.[0]?.key).toHaveLength(16);
    expect(parseRecipe(`3des-ecb key=hex:${KEY}0011223344556677`).steps?.[0]?.key).toHaveLength(24);
  });
});

test.each<[string, unknown]>([
  ['', 'front'],
  ['iv=front', 'front'],
  ['iv=key', Uint8Array.from(Buffer.from(KEY, 'hex'))],
  ['iv=text:0102030405060708', Uint8Array.from(Buffer.from('0102030405060708'))],
])('the vector "%s"', (written, expected) => {
  expect(parseRecipe(`aes-cbc key=hex:${KEY} ${written}`).steps?.[0]?.iv).toEqual(expected);
});

test.each([
  ['from-bas64 | json', 'step 1 is unknown; did you mean "from-base64"?'],
  ['from-base64 | gunzp', 'step 2 is unknown; did you mean "gunzip"?'],
  ['from-base64 | | json', 'step 2 is empty'],
  ['', 'step 1 is empty'],
  ['json | gunzip', 'step 1, json, only says what must come out: it must be the last'],
  ['aes-ecb', 'step 1, aes-ecb, lacks its key: write key=hex:…, key=base64:… or key=text:…'],
  [`aes-ecb key=hex:${KEY} iv=zeros`, 'step 1, aes-ecb, takes no iv; leave it out'],
  [`aes-ecb key=hex:${KEY} key=x`, 'step 1, aes-ecb, has key twice'],
  [
    'des-cbc key=hex:0011',
    'step 1, des-cbc, has a key that is not 8 bytes: write key=hex:…, key=base64:… or key=text:…',
  ],
  [
    'xor key=hex:0',
    'step 1, xor, has a key that cannot be read: write key=hex:…, key=base64:… or key=text:…',
  ],
  ['drop', 'step 1, drop, lacks a number of bytes'],
  ['drop -1', 'step 1, drop, takes no number below 0'],
  ['take 1 2', 'step 1, take, takes 1 at most'],
  ['reverse 3', 'step 1, reverse, takes no number; leave it out'],
  ['reverse key=a', 'step 1, reverse, takes no key; leave it out'],
  ['gunzip now', 'step 1, gunzip, is followed by a word that is neither key=…, iv=… nor a number'],
  ['reverse|'.repeat(MOST_STEPS), `has more than ${MOST_STEPS} steps`],
])('%s is refused', (text, fault) => {
  expect(parseRecipe(text)).toEqual({ steps: null, fault });
});

test('no fault repeats what may be a key', () => {
  const secret = 'k7Zq9-vX2w';
  const places = [
    '$',
    'aes-cbc $',
    'aes-cbc key=$',
    'xor key=hex:$',
    `aes-cbc key=hex:${KEY} iv=$`,
    'xor key=a|$',
    'drop $',
  ];
  for (const place of places) expect(parseRecipe(place.replace('$', secret)).fault).not.toContain(secret);
});

test('any text gives steps or a fault', () => {
  const word = fc.constantFrom(...stepNames, 'key=a', 'iv=front', '|', '1', '-2', `key=hex:${KEY}`, 'x');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        const { steps, fault } = parseRecipe(text);
        expect(steps === null).toBe(fault !== null);
      },
    ),
  );
});
