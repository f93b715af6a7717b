import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  activationSms,
  type EndpointId,
  encrypted,
  endpointIds,
  endpoints,
  endpointTarget,
  hashed,
  serviceOf,
  verifyManifest,
  verifyPayload,
} from '../wire/index.ts';
import type { ToldField } from './index.ts';
import { ask, type Question, type SignedIn, signIn, TEST_TIME, withCloud } from './testing/index.ts';

const IMEI = '490154203237518';
const IMSI = '404100123456789';
const NUMBER = '+919876543210';
const json = (value: unknown) => JSON.stringify(value);
const told = (fields: Readonly<Record<string, string>>): ToldField[] =>
  Object.entries(fields).map(([field, value]) => ({ field, value }));

interface EndpointCase {
  readonly id: EndpointId;
  readonly does: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | ((user: SignedIn) => string);
  /** `user` has an account with the key that `body` encrypts with. */
  readonly isSignedIn?: boolean;
  readonly status?: number;
  readonly answer?: unknown;
  readonly what: readonly ToldField[];
}

/** What is in somebody's backup; the body of four endpoints. */
const contacts = { contacts: [{ name: 'Asha', phone: NUMBER }] };

const cases: readonly EndpointCase[] = [
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

const url = (id: EndpointId, values: Readonly<Record<string, string>> = {}) => {
  const isPlain = /^(api\.account|policy|update|data)\./.test(endpoints[id].host);
  return `${isPlain ? 'http' : 'https'}://${endpoints[id].host}${endpointTarget(id, values)}`;
};

describe('every endpoint', () => {
  test('has a case', () => {
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(endpointIds));
  });

  test.each(cases.map((row) => [`${row.id} ${row.does}`, row] as const))('%s', (_, row) =>
    withCloud(async (cloud) => {
      const user = row.isSignedIn ? await signIn(cloud) : null;
      const body = typeof row.body === 'function' ? row.body(user as SignedIn) : row.body;
      const question: Question = {
        method: endpoints[row.id].method,
        ...(user === null ? {} : { fields: user.fields }),
        ...(body === undefined ? {} : { body }),
      };
      const reply = await ask(cloud, url(row.id, row.values), question);
      expect(reply.status).toBe(row.status ?? 200);
      if (row.answer !== undefined) expect(JSON.parse(reply.body.toString())).toEqual(row.answer);
      expect(reply.fields.date).toBe('Fri, 01 Aug 2014 09:00:00 GMT');
      const entry = cloud.received().at(-1);
      expect(entry).toEqual({
        at: TEST_TIME,
        service: serviceOf(row.id),
        region: row.id === 'beacon' ? 'singapore' : 'beijing',
        host: endpoints[row.id].host,
        address: reply.address,
        transport: url(row.id, row.values).startsWith('https') ? 'tls' : 'plain',
        protocol: 'http/1.1',
        method: endpoints[row.id].method,
        target: endpointTarget(row.id, row.values),
        status: row.status ?? 200,
        by: 'handset',
        what: row.what,
      });
    }),
  );
});

describe('cloud messaging', () => {
  const activated = { code: 0, data: { phone: NUMBER } };
  const activate = endpointTarget('activate', { device: hashed(IMEI), imsi: hashed(IMSI) });

  test.each([
    ['hashed', hashed(IMEI)],
    ['clear', IMEI],
  ])('knows a registered device by its %s IMEI', (_, device) =>
    withCloud(async (cloud) => {
      const host = 'http://api.account.xiaomi.com';
      const form = new URLSearchParams({ imei: IMEI, phone: NUMBER, carrier: 'Airtel' });
      await ask(cloud, host + endpointTarget('register'), { method: 'POST', body: form.toString() });
      const reply = await ask(cloud, host + endpointTarget('activate', { device, imsi: IMSI }));
      expect(JSON.parse(reply.body.toString())).toEqual(activated);
    }),
  );

  test('answers the number that only an SMS told', () =>
    withCloud(async (cloud) => {
      cloud.receiveSms(NUMBER, activationSms(IMEI, IMSI, '1'));
      expect(cloud.received()).toMatchObject([
        { method: 'SMS', what: told({ from: NUMBER, text: activationSms(IMEI, IMSI, '1') }) },
      ]);
      const reply = await ask(cloud, `https://api.account.xiaomi.com${activate}`);
      expect(JSON.parse(reply.body.toString())).toEqual(activated);
    }));

  test('reads a number that is encrypted with the login key, and only for who has it', () =>
    withCloud(async (cloud) => {
      const user = await signIn(cloud);
      const externalId = encrypted(NUMBER, user.security);
      const where = `https://api.account.xiaomi.com${endpointTarget('lookUp', { type: 'MXPH', externalId })}`;
      expect((await ask(cloud, where)).status).toBe(400);
      expect(cloud.received().at(-1)?.what).toEqual(told({ externalId }));
      expect((await ask(cloud, where, { fields: user.fields })).status).toBe(200);
      expect(cloud.received().at(-1)?.what).toEqual(told({ externalId: NUMBER }));
    }));
});

describe('updates', () => {
  test('are signed, and their payload is the one of the manifest', () =>
    withCloud(async (cloud) => {
      const { body } = await ask(cloud, url('manifest', { build: 'ota' }));
      const manifest = verifyManifest(body.toString(), cloud.updateKey);
      const payload = await ask(cloud, `http://update.miui.com${manifest.payload}`);
      verifyPayload(manifest, payload.body);
      expect(manifest.build).toBe('ota');
      expect(() => verifyManifest(body.toString().replace('ota.zip', 'bad.zip'), cloud.updateKey)).toThrow(
        expect.objectContaining({ code: 'update-signature' }),
      );
      payload.body.writeUInt8(0, 40);
      expect(() => verifyPayload(manifest, payload.body)).toThrow(
        expect.objectContaining({ code: 'update-payload' }),
      );
    }));

  test('of another cloud are refused', () =>
    withCloud(async (cloud) => {
      const { body } = await ask(cloud, url('manifest', { build: 'ota' }));
      await withCloud(
        async (other) => expect(() => verifyManifest(body.toString(), other.updateKey)).toThrow(),
        { seed: 'another seed' },
      );
    }));
});

describe('requests that no endpoint is for', () => {
  test.each([
    ['a path that nobody knows', 'http://api.account.xiaomi.com/nothing', {}],
    [
      'a path that is not well encoded',
      'http://api.account.xiaomi.com/pass/activate/dev/%zz/activating?imsi=1',
      {},
    ],
    ['another method', 'http://api.account.xiaomi.com/pass/register', {}],
    ['a host that nobody knows', 'http://api.account.xiaomi.com/pass/register', { host: 'example.com' }],
  ])('%s: 404', (_, where, fields) =>
    withCloud(async (cloud) => expect((await ask(cloud, where, { fields })).status).toBe(404)),
  );

  test('a body past the limit: 413', () =>
    withCloud(async (cloud) => {
      const reply = await ask(cloud, url('blob'), { method: 'POST', body: Buffer.alloc(8_388_609) });
      expect(reply.status).toBe(413);
    }));
});
