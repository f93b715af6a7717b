import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { fieldValue } from './field-value.ts';

const AT = Date.UTC(2014, 7, 20, 9) * 1_000;

test.each([
  ['seconds', '1408525200', true],
  ['milliseconds', '1408525200123', true],
  ['microseconds', '1408525200123456', true],
  ['ISO 8601', '2014-08-20T09:00:01Z', true],
  ['ISO 8601 in a query', '2014-08-20T09%3A00%3A01Z', true],
  ['a compact date', '20140820', true],
  ['a date of HTTP', 'Wed, 20 Aug 2014 09:00:01 GMT', true],
  ['another year', '1308525200', false],
  ['a telephone number', '9876543210', false],
  ['an IMEI', '490154203237518', false],
  ['words', 'just words', false],
])('%s: %s tells the time: %s', (_, text, isTime) => {
  expect(fieldValue(bytesOf(text), AT).isTime).toBe(isTime);
});

test.each([
  ['a country', 'IN', 10],
  ['a flag', '1', 4],
  ['noughts', '0000000000', 11],
])('%s holds few bits', (_, text, most) => {
  expect(fieldValue(bytesOf(text), AT).bits).toBeLessThan(most);
});

test('a digest holds many, and any bytes have a value that holds none of them', () => {
  expect(fieldValue(bytesOf('a9993e364706816aba3e25717850c26c9cd0d89d'), AT).bits).toBeGreaterThan(100);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(fieldValue(bytes, AT).digest).toMatch(/^[\da-f]{24}$/);
    }),
  );
});
