import { expect, it } from 'vitest';
import { compileIdentity } from './compile-identity.ts';
import { redactor } from './redactor.ts';

const redact = redactor(
  compileIdentity(
    [
      { id: 'own', kind: 'msisdn', value: '+91 98123 45678', fixed: false },
      { id: 'imei', kind: 'imei', value: '490154203237518', fixed: true },
      { id: 'net', kind: 'carrier', value: 'Airtel', fixed: true },
      { id: 'li', kind: 'name', value: 'Li', fixed: true },
      { id: 'eleven', kind: 'other', value: '11', fixed: true },
      { id: 'place', kind: 'location', value: '28.6139,77.2090', fixed: false },
      { id: 'apps', kind: 'app-list', value: ['com.example.bank', 'org.sample.notes', 'maps'], fixed: false },
      { id: 'mail', kind: 'email', value: 'asha.kumar@example.com', fixed: false },
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
  ['carrier=Airtel', 'carrier=‹net›'],
  ['device_carrier: AIRTEL', 'device_carrier: ‹net›'],
  ['airtel_carrier', '‹net›_carrier'],
  ['Airtel', '‹net›'],
  ['airtel-offers', 'airtel-offers'],
  ['name=Li', 'name=‹li›'],
  ['Li', '‹li›'],
  ['/li/wei', '/li/wei'],
  ['11', '11'],
  ['/v/11/x', '/v/11/x'],
  ['28.6139', '‹place›'],
  ['/tiles/77.209/3', '/tiles/‹place›/3'],
  ['/x?lat=28.6139000', '/x?lat=‹place›'],
  ['28.61391', '‹place›'],
  ['28.6239', '28.6239'],
  ['/apps/com.example.bank/details', '/apps/‹apps›/details'],
  ['com.example.bank.Main', '‹apps›.Main'],
  ['COM.EXAMPLE.BANK', '‹apps›'],
  ['com.example.banking', 'com.example.banking'],
  ['/maps/api', '/maps/api'],
  ['maps', '‹apps›'],
  ['pkg=maps', 'pkg=‹apps›'],
  ['/a%20b/com.example.bank?p=b3JnLnNhbXBsZS5ub3Rlcw==', '/a%20b/‹apps›?p=‹apps›'],
  ['not-asha.kumar@example.com', 'not-asha.kumar@example.com'],
])('shows %s as %s', (text, shown) => {
  expect(redact(text)).toBe(shown);
});
