import { expect, it } from 'vitest';
import { compileIdentity } from './compile-identity.ts';
import { redactor } from './redactor.ts';

const redact = redactor(
  compileIdentity(
    [
      { id: 'own', kind: 'msisdn', value: '+91 98123 45678', fixed: false },
      { id: 'imei', kind: 'imei', value: '490154203237518', fixed: true },
      { id: 'net', kind: 'carrier', value: 'Airtel', fixed: true },
    ],
    { market: 'IN' },
  ),
);

it.each([
  ['/x?a=1', '/x?a=1'],
  ['/x?n=%2B919812345678&i=490154203237518', '/x?n=‹own›&i=‹imei›'],
  ['/dev/490154203237518/é', '/dev/‹imei›/é'],
  ['/x?carrier=airtel&ad=airtel', '/x?carrier=‹net›&ad=airtel'],
  ['/x?q=eyJpbWVpIjoiNDkwMTU0MjAzMjM3NTE4In0', '/x?q=eyJpbWVpIjoi‹imei›In0'],
])('shows %s as %s', (text, shown) => {
  expect(redact(text)).toBe(shown);
});
