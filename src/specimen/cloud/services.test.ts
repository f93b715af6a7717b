import { describe, expect, test } from 'vitest';
import {
  activationSms,
  encrypted,
  endpointTarget,
  hashed,
  verifyManifest,
  verifyPayload,
} from '../wire/index.ts';
import { ask, IMEI, IMSI, NUMBER, signIn, told, endpointUrl as url, withCloud } from './testing/index.ts';

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
