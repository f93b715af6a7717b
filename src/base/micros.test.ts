import { afterEach, expect, test } from 'vitest';
import { isoFromMicros, microsFromIso, tellsZone } from './micros.ts';

const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each([
  ['2015-01-16T03:00:00', false, '2015-01-16T03:00:00.000Z'],
  ['2015-01-16T03:00:00.1234567', false, '2015-01-16T03:00:00.123456Z'],
  ['2015-01-16T03:00', false, '2015-01-16T03:00:00.000Z'],
  ['2015-01-16 03:00:00', false, '2015-01-16T03:00:00.000Z'],
  ['Jan 16, 2015 3:00:00 PM', false, '2015-01-16T15:00:00.000Z'],
  ['2015-01-16', true, '2015-01-16T00:00:00.000Z'],
  ['2015-01-16T03:00:00Z', true, '2015-01-16T03:00:00.000Z'],
  ['2015-01-16T03:00:00+05:30', true, '2015-01-15T21:30:00.000Z'],
  ['2015-01-16T03:00:00.5-0800', true, '2015-01-16T11:00:00.500Z'],
  ['Fri, 16 Jan 2015 03:00:00 GMT', true, '2015-01-16T03:00:00.000Z'],
  ['Fri Jan 16 2015 03:00:00 GMT+0530 (India Standard Time)', true, '2015-01-15T21:30:00.000Z'],
])('%s is the same moment on every machine', (text, tells, iso) => {
  expect(tellsZone(text)).toBe(tells);
  for (const TZ of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles']) {
    process.env.TZ = TZ;
    expect(isoFromMicros(microsFromIso(text))).toBe(iso);
  }
});
