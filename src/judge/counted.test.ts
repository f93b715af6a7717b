import { expect, test } from 'vitest';
import type { Case } from '../case/index.ts';
import { countedOf } from './counted.ts';

const vantage = (counters: object | undefined): Case['vantage'] => ({
  egressCountry: null,
  resolver: null,
  simMccMnc: null,
  locale: null,
  bearers: [],
  ...(counters === undefined ? {} : { counters }),
});

test.each([
  ['no counters', undefined, { wire: 10, payload: 5 }, null],
  [
    'as much as was captured',
    { wifi: { sent: 400, received: 600 } },
    { wire: 1000, payload: 900 },
    { bearers: ['wifi'], byteLength: 1000, captured: 1000, basis: 'packets', missing: 0 },
  ],
  [
    'more than was captured',
    { wifi: { sent: 400, received: 600 }, cellular: { sent: 500, received: 500 } },
    { wire: null, payload: 500 },
    { bearers: ['cellular', 'wifi'], byteLength: 2000, captured: 500, basis: 'payload', missing: 0.75 },
  ],
  [
    'less than was captured',
    { wifi: { sent: 1, received: 1 } },
    { wire: 10, payload: 5 },
    { byteLength: 2, missing: 0 },
  ],
  ['nothing', { wifi: { sent: 0, received: 0 } }, { wire: 0, payload: 0 }, { missing: 0 }],
])('a phone that counted %s', (_, counters, captured, expected) => {
  const counted = countedOf(vantage(counters), captured);
  if (expected === null) expect(counted).toBeNull();
  else expect(counted).toMatchObject(expected);
});
