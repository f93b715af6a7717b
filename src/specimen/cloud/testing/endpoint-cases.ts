import { gzipSync } from 'node:zlib';
import { type EndpointId, encrypted, hashed } from '../../wire/index.ts';
import type { ToldField } from '../index.ts';
import type { SignedIn } from './sign-in.ts';

export const IMEI = '490154203237518';
export const IMSI = '404100123456789';
export const NUMBER = '+919876543210';

const json = (value: unknown) => JSON.stringify(value);

export const told = (fields: Readonly<Record<string, string>>): ToldField[] =>
  Object.entries(fields).map(([field, value]) => ({ field, value }));

/** One request, what is answered, and what goes on record. */
export interface EndpointCase {
  readonly id: EndpointId;
  readonly does: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | ((user: SignedIn) => string);
  /** `user` has an account with the key that `body` encrypts with. */
  readonly isSignedIn?: boolean;
  /** 200 where it is left out. */
  readonly status?: number;
  readonly answer?: unknown;
  readonly what: readonly ToldField[];
}

/** What is in somebody's backup; the body of four endpoints. */
const contacts = { contacts: [{ name: 'Asha', phone: NUMBER }] };

export const endpointCases: readonly EndpointCase[] = [
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
  { id: 'serviceLogin', does: 'starts a login', values: { sid: 'micloud' }, what: told({ sid: 'micloud' }) },
  {
    id: 'serviceLoginAuth',
    does: 'hands out the key',
    body: 'user=someone&hash=AB12&sid=micloud',
    what: told({ user: 'someone', hash: 'AB12', sid: 'micloud' }),
  },
  {
    id: 'serviceLoginAuth',
    does: 'refuses half a form',
    body: 'user=someone',
    status: 400,
    what: told({ user: 'someone' }),
  },
  {
    id: 'contactsUpload',
    does: 'keeps contacts',
    isSignedIn: true,
    body: ({ security }) => encrypted(json(contacts), security),
    what: told({ '/contacts/0/name': 'Asha', '/contacts/0/phone': NUMBER }),
  },
  {
    id: 'contactsUpload',
    does: 'refuses what it cannot decrypt',
    isSignedIn: true,
    body: 'AAAA',
    status: 400,
    what: [],
  },
  { id: 'contactsUpload', does: 'refuses who is not signed in', body: 'AAAA', status: 401, what: [] },
  {
    id: 'contactsDownload',
    does: 'has nothing before the first upload',
    isSignedIn: true,
    status: 404,
    what: [],
  },
  { id: 'contactsDownload', does: 'refuses who is not signed in', status: 401, what: [] },
  {
    id: 'messagesUpload',
    does: 'keeps messages',
    isSignedIn: true,
    body: ({ security }) => encrypted(json({ messages: [{ from: NUMBER, text: 'hello' }] }), security),
    what: told({ '/messages/0/from': NUMBER, '/messages/0/text': 'hello' }),
  },
  {
    id: 'messagesDownload',
    does: 'has nothing before the first upload',
    isSignedIn: true,
    status: 404,
    what: [],
  },
  { id: 'manifest', does: 'signs a build', values: { build: 'ota' }, what: told({ build: 'ota' }) },
  {
    id: 'manifest',
    does: 'refuses what is no build',
    values: { build: '../x' },
    status: 400,
    what: told({ build: '../x' }),
  },
  { id: 'payload', does: 'gives a build', values: { file: 'ota.zip' }, what: told({ file: 'ota.zip' }) },
  {
    id: 'payload',
    does: 'has no other files',
    values: { file: 'ota.exe' },
    status: 404,
    what: told({ file: 'ota.exe' }),
  },
  {
    id: 'checkPackages',
    does: 'takes the apps',
    body: json({ packages: ['com.a'] }),
    answer: { code: 0, data: { blocked: [] } },
    what: told({ '/packages/0': 'com.a' }),
  },
  { id: 'checkPackages', does: 'refuses what is no JSON', body: 'packages', status: 400, what: [] },
  {
    id: 'order',
    does: 'accepts an order',
    body: json({ accountId: 'someone', orderId: '7', address: { city: 'Delhi' } }),
    answer: { code: 0, data: { state: 'accepted' } },
    what: told({ '/accountId': 'someone', '/orderId': '7', '/address/city': 'Delhi' }),
  },
  {
    id: 'order',
    does: 'refuses an order of nobody',
    body: json({ orderId: '7' }),
    status: 400,
    what: told({ '/orderId': '7' }),
  },
  {
    id: 'orders',
    does: 'has no orders of a stranger',
    values: { accountId: 'someone' },
    answer: { code: 0, data: { orders: [] } },
    what: told({ accountId: 'someone' }),
  },
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
