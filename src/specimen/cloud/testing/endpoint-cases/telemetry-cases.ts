import { gzipSync } from 'node:zlib';
import { type EndpointCase, IMEI, json, told } from './endpoint-case.ts';

/** What phones report of themselves. */
export const telemetryCases: readonly EndpointCase[] = [
  {
    id: 'beacon',
    does: 'swallows bytes',
    body: Buffer.alloc(64),
    status: 204,
    what: told({
      byteLength: '64',
      sha256: 'f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b',
    }),
  },
  {
    id: 'stats',
    does: 'reads gzip in base64 in JSON',
    body: json({ payload: gzipSync(json({ imei: IMEI })).toString('base64') }),
    answer: { code: 0 },
    what: told({ '/payload/imei': IMEI }),
  },
  {
    id: 'stats',
    does: 'refuses what is no gzip',
    body: json({ payload: 'AAAA' }),
    status: 400,
    what: [],
  },
  {
    id: 'stats',
    does: 'refuses what grows beyond measure',
    body: json({ payload: gzipSync(Buffer.alloc(2_000_000, 32)).toString('base64') }),
    status: 400,
    what: [],
  },
  {
    id: 'mislabelled',
    does: 'reads what is only base64',
    body: Buffer.from(json({ imei: IMEI })).toString('base64'),
    answer: { code: 0 },
    what: told({ '/imei': IMEI }),
  },
  {
    id: 'keyed',
    does: 'takes a digest under a key',
    body: json({ device: 'ab', nonce: 'cd', sentAt: '1' }),
    answer: { code: 0 },
    what: told({ '/device': 'ab', '/nonce': 'cd', '/sentAt': '1' }),
  },
  {
    id: 'sealed',
    does: 'takes what it alone can open',
    body: 'sim=ab%3D&nonce=cd&sentAt=1',
    answer: { code: 0 },
    what: told({ sim: 'ab=', nonce: 'cd', sentAt: '1' }),
  },
  {
    id: 'sealed',
    does: 'refuses a form without it',
    body: 'nonce=cd',
    status: 400,
    what: told({ nonce: 'cd' }),
  },
  {
    id: 'contactHash',
    does: 'takes a digest',
    body: json({ contactHash: 'ab' }),
    what: told({ '/contactHash': 'ab' }),
  },
  {
    id: 'blob',
    does: 'swallows bytes',
    body: Buffer.alloc(0),
    status: 204,
    what: told({
      byteLength: '0',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    }),
  },
  {
    id: 'pinnedCheck',
    does: 'takes JSON',
    body: json({ imei: IMEI }),
    answer: { code: 0 },
    what: told({ '/imei': IMEI }),
  },
];
