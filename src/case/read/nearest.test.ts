import { expect, test } from 'vitest';
import { editDistance, nearest, quoted, suggestion } from './nearest.ts';

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['kitten', 'sitting', 3],
  ['titel', 'title', 1],
  ['abc', 'abc', 0],
])('%j and %j are %i apart', (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
  expect(editDistance(other, one)).toBe(distance);
});

test.each([
  ['imie', 'imei'],
  ['wifimac', 'wifi-mac'],
  ['Contact_Number', 'contact-number'],
  ['zzz', null],
  ['x'.repeat(5000), null],
])('%j is probably %j', (name, meant) => {
  expect(nearest(name, ['imei', 'wifi-mac', 'contact-number', 'contact-name'])).toBe(meant);
});

test('a sentence goes on with the nearest, or with all', () => {
  expect(suggestion('imie', ['imei', 'imsi'])).toBe('did you mean "imei"?');
  expect(suggestion('zzz', ['imei', 'imsi'])).toBe('known here: imei, imsi');
  expect(suggestion('zzz', [])).toBe('none is known here');
  expect(
    suggestion(
      'zzz',
      Array.from({ length: 50 }, (_, i) => `name${i}`),
    ),
  ).toMatch(/ and 10 more$/);
});

test.each(['490154203237518', '+91 98', 'asha@example.com', 'two words', 'a1b2', '\u0007'])(
  '%j may be a value and is not repeated',
  (name) => {
    expect(quoted(name)).toBe('');
  },
);
