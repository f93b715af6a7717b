import { expect, test } from 'vitest';
import type { Sighting } from '../examination.ts';
import { sentences } from '../testing/index.ts';
import { encodingCalledEncryption } from './encoding-called-encryption.ts';

const called = { calledEncrypted: 'content-type' } as const;

test.each<[Partial<Sighting>, string[]]>([
  [{ layers: ['base64'] }, []],
  [
    { ...called, layers: ['base64'] },
    [
      'fail error: IMEI (imei1) was sent to api.vendor.example only encoded (base64), though its content type says that it is encrypted',
    ],
  ],
  [
    { calledEncrypted: 'field', kind: 'ssid', identifier: 'net' },
    [
      'fail warning: Wi-Fi network name (net) was sent to api.vendor.example as it is, though its field name says that it is encrypted',
    ],
  ],
  [{ ...called, layers: ['base64', 'aes'] }, []],
  [{ ...called, layers: ['recipe:vendor'] }, []],
  [{ ...called, forms: ['sha256', 'hex'] }, []],
  [{ ...called, forms: ['hmac-sha256', 'hex'] }, []],
])('%o', (sighting, expected) => {
  expect(sentences(encodingCalledEncryption, { sightings: [sighting] })).toEqual(expected);
});
