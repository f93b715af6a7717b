import { expect, test } from 'vitest';
import { wbxml } from './wbxml.ts';

test('writes tags with inline strings, and bytes as opaque data', () => {
  const document = wbxml({ a: 'X & Y', b: Buffer.of(1, 2) });
  expect(document.toString('hex')).toBe(
    '03016a00' + '45' + '46' + '0358202620590001' + '47' + 'c302010201' + '01',
  );
});
