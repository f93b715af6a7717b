import { encrypted, hashed } from '../../../wire/index.ts';
import { type EndpointCase, IMEI, IMSI, json, NUMBER, told } from './endpoint-case.ts';

/** Cloud Messaging. */
export const messagingCases: readonly EndpointCase[] = [
  {
    id: 'lookUp',
    does: 'reads a number in clear',
    values: { type: 'MXPH', externalId: NUMBER },
    answer: { code: 0, data: { status: 'unknown' } },
    what: told({ externalId: NUMBER }),
  },
  {
    id: 'lookUp',
    does: 'takes a hashed number as it is',
    values: { type: 'MXPH', externalId: hashed(NUMBER) },
    answer: { code: 0, data: { status: 'unknown' } },
    what: told({ externalId: hashed(NUMBER) }),
  },
  {
    id: 'lookUp',
    does: 'refuses what is no number',
    values: { type: 'MXPH', externalId: 'Asha' },
    status: 400,
    what: told({ externalId: 'Asha' }),
  },
  {
    id: 'activate',
    does: 'does not know a device that told no number',
    values: { device: hashed(IMEI), imsi: hashed(IMSI) },
    answer: { code: 10_017 },
    what: told({ device: hashed(IMEI), imsi: hashed(IMSI) }),
  },
  {
    id: 'register',
    does: 'takes IMEI, number and carrier',
    body: new URLSearchParams({ imei: IMEI, phone: NUMBER, carrier: 'Airtel' }).toString(),
    answer: { code: 0 },
    what: told({ imei: IMEI, phone: NUMBER, carrier: 'Airtel' }),
  },
  {
    id: 'device',
    does: 'takes identifiers and apps of who is signed in',
    isSignedIn: true,
    body: json({ imsi: IMSI, imei: IMEI, phone: NUMBER, apps: ['com.a', 'com.b'] }),
    answer: { code: 0 },
    what: told({ '/imsi': IMSI, '/imei': IMEI, '/phone': NUMBER, '/apps/0': 'com.a', '/apps/1': 'com.b' }),
  },
  {
    id: 'device',
    does: 'reads a number that is encrypted in it',
    isSignedIn: true,
    body: ({ security }) => json({ phone: encrypted(NUMBER, security) }),
    what: told({ '/phone': NUMBER }),
  },
  {
    id: 'device',
    does: 'reads a body that is encrypted whole',
    isSignedIn: true,
    body: ({ security }) => encrypted(json({ imei: IMEI }), security),
    what: told({ '/imei': IMEI }),
  },
  { id: 'device', does: 'refuses who is not signed in', body: json({ imei: IMEI }), status: 401, what: [] },
];
