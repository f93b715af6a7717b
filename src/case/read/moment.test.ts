import { expect, test } from 'vitest';
import { momentOf } from './moment.ts';

test.each([
  ['2014-08-01T09:00:00Z', Date.UTC(2014, 7, 1, 9) * 1000],
  ['2014-08-01T14:30:00+05:30', Date.UTC(2014, 7, 1, 9) * 1000],
  ['2014-08-01T09:00:00.000123Z', Date.UTC(2014, 7, 1, 9) * 1000 + 123],
  ['2014-08-01T09:00Z', Date.UTC(2014, 7, 1, 9) * 1000],
  ['2016-02-29T00:00:00Z', Date.UTC(2016, 1, 29) * 1000],
  ['2014-02-29T00:00:00Z', null],
  ['2014-02-30T00:00:00Z', null],
  ['2014-13-01T00:00:00Z', null],
  ['2014-08-01T25:00:00Z', null],
  ['soon', null],
])('%s', (text, at) => {
  expect(momentOf(text)).toBe(at);
});
