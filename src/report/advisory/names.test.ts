import { describe, expect, test } from 'vitest';
import { placeIn } from './place-names.ts';
import { placeless } from './placeless.ts';
import { registryIn } from './registries.ts';

describe('places', () => {
  test.each([
    ['in Beijing', 'Beijing'],
    ['in BEIJING', 'BEIJING'],
    ['in beijing', 'beijing'],
    ['to the United States of America', 'United States'],
    ['Hong Kong', 'Hong Kong'],
    ['to South  Korea', 'South  Korea'],
    ["China's servers", 'China'],
    ['Russian hosts', 'Russian'],
    ['in Turkey', 'Turkey'],
    ['in São Paulo', 'São Paulo'],
    ['(CN)', 'CN'],
  ])('%s', (text, place) => {
    expect(placeIn(text)).toBe(place);
  });

  test.each([
    'Personnel must polish their turkey sandwich.',
    'It tells us which number it is.',
    'The indiana.example host; chinatown',
    'See Settings, Privacy, Messaging.',
    'Update in the shop at headquarters.',
    'api.china.example',
  ])('none in: %s', (text) => {
    expect(placeIn(text)).toBeNull();
  });
});

describe('registries', () => {
  test.each([
    ['owned by CNNIC', 'CNNIC'],
    ['cnnic-cn', 'cnnic'],
    ['RIPE NCC', 'RIPE NCC'],
    ['Asia Pacific Network Information Centre', 'Asia Pacific Network Information Centre'],
  ])('%s', (text, registry) => {
    expect(registryIn(text)).toBe(registry);
  });

  test.each(['a ripe fruit', 'Marina Networks', 'Hoiana', 'CNNICX'])('none in: %s', (text) => {
    expect(registryIn(text)).toBeNull();
  });
});

test.each([
  ['is still sent to api.vendor.example (CN), now hashed', 'is still sent to api.vendor.example, now hashed'],
  ['to b.example (US) instead of a.example (CN).', 'to b.example instead of a.example.'],
  ['to 2001:db8::1 (DE).', 'to 2001:db8::1.'],
  ['IMEI (imei1) is not seen', 'IMEI (imei1) is not seen'],
])('a sentence without its places: %s', (sentence, without) => {
  expect(placeless(sentence)).toBe(without);
});
