import { describe, expect, test } from 'vitest';
import {
  decrypted,
  type EndpointId,
  encrypted,
  endpoints,
  endpointTarget,
  serviceIds,
} from '../wire/index.ts';
import { type Cloud, type RegionId, regionAt, regionIds, regions, stageIds, stages } from './index.ts';
import { ask, type Reply, type SignedIn, signIn, tryToSignIn, withCloud } from './testing/index.ts';

const contacts = JSON.stringify({ contacts: [{ name: 'Asha', phone: '+919876543210' }] });
const messages = JSON.stringify({ messages: [{ from: '+919876543211', text: 'हम मिलेंगे 7 बजे' }] });

function send(
  cloud: Cloud,
  id: EndpointId,
  { user, body }: { user: SignedIn; body?: string },
): Promise<Reply> {
  return ask(cloud, `https://${endpoints[id].host}${endpointTarget(id)}`, {
    method: endpoints[id].method,
    fields: user.fields,
    ...(body === undefined ? {} : { body }),
  });
}

describe('moving a service', () => {
  test.each(regionIds.filter((region) => region !== 'beijing'))('keeps backups: Beijing → %s', (region) =>
    withCloud(async (cloud) => {
      const user = await signIn(cloud);
      await send(cloud, 'contactsUpload', { user, body: encrypted(contacts, user.security) });
      await send(cloud, 'messagesUpload', { user, body: encrypted(messages, user.security) });
      const before = await send(cloud, 'contactsDownload', { user });
      await cloud.moveService('mi-cloud', region);
      const after = await send(cloud, 'contactsDownload', { user });
      expect(decrypted(after.body.toString(), user.security)).toBe(contacts);
      const { body } = await send(cloud, 'messagesDownload', { user });
      expect(decrypted(body.toString(), user.security)).toBe(messages);
      expect(before.address).toMatch(/^42\.62\.48\./);
      expect(after.address.startsWith(regions[region].networks[0].prefix)).toBe(true);
      expect(cloud.received().at(-1)).toMatchObject({ region, address: expect.stringMatching(/\.85$/) });
    }),
  );

  test('keeps accounts and sessions', () =>
    withCloud(async (cloud) => {
      const user = await signIn(cloud);
      await cloud.moveService('account', 'oregon');
      expect(
        (await send(cloud, 'contactsUpload', { user, body: encrypted(contacts, user.security) })).status,
      ).toBe(200);
      expect((await tryToSignIn(cloud, 'someone', 'wrong')).status).toBe(401);
      expect(await signIn(cloud)).toEqual(user);
    }));

  test('keeps orders and activated numbers', () =>
    withCloud(async (cloud) => {
      const order = { accountId: 'someone', orderId: '7', address: 'Delhi' };
      await ask(cloud, 'https://order.xiaomi.com/order', { method: 'POST', body: JSON.stringify(order) });
      await ask(cloud, 'http://api.account.xiaomi.com/pass/register', {
        method: 'POST',
        body: 'imei=1&phone=123',
      });
      await cloud.moveService('e-commerce', 'singapore');
      await cloud.moveService('cloud-messaging', 'oregon');
      const orders = await ask(cloud, 'https://order.xiaomi.com/orders?accountId=someone');
      expect(JSON.parse(orders.body.toString())).toEqual({ code: 0, data: { orders: [order] } });
      const device = await ask(cloud, 'http://api.account.xiaomi.com/pass/activate/dev/1/activating?imsi=2');
      expect(JSON.parse(device.body.toString())).toEqual({ code: 0, data: { phone: '123' } });
    }));

  test('leaves nothing behind: the old address misdirects', () =>
    withCloud(async (cloud) => {
      const [old = ''] = cloud.resolve('policy.app.xiaomi.com');
      await cloud.moveService('app-policy', 'oregon');
      const path = endpointTarget('checkPackages');
      const fields = { host: 'policy.app.xiaomi.com' };
      const reply = await ask(cloud, `http://${old}${path}`, {
        method: 'POST',
        fields,
        body: '{"packages":[]}',
      });
      expect(reply.status).toBe(421);
      expect(cloud.received()).toMatchObject([{ region: 'beijing', address: old, status: 421, what: [] }]);
    }));

  test('there and back again ends open connections', () =>
    withCloud(async (cloud) => {
      const peer = await cloud.openPeer('+919876543210');
      const waiting = peer.arrived(1);
      await cloud.moveService('cloud-messaging', 'oregon');
      await expect(waiting).rejects.toMatchObject({ code: 'chat-closed' });
      await cloud.moveService('cloud-messaging', 'beijing');
      expect(cloud.regionOf('cloud-messaging')).toBe('beijing');
      await (await cloud.openPeer('+919876543210')).close();
    }));
});

describe('sign-in', () => {
  test('refuses another password than the first', () =>
    withCloud(async (cloud) => {
      expect((await tryToSignIn(cloud, 'someone', 'right')).status).toBe(200);
      const refused = await tryToSignIn(cloud, 'someone', 'wrong');
      expect(refused.status).toBe(401);
      expect(refused.body.toString()).not.toContain('security');
      expect((await tryToSignIn(cloud, 'someone', 'right')).status).toBe(200);
    }));

  test('refuses a signature of its own that it did not make', () =>
    withCloud(async (cloud) => {
      const login = await ask(cloud, 'https://account.xiaomi.com/pass/serviceLogin?sid=micloud');
      const { _sign } = JSON.parse(login.body.toString()) as { _sign: string };
      for (const [sign, status] of [
        [_sign, 200],
        ['made up', 401],
      ] as const) {
        const body = new URLSearchParams({
          user: 'someone',
          hash: 'AB',
          sid: 'micloud',
          _sign: sign,
        }).toString();
        const reply = await ask(cloud, 'https://account.xiaomi.com/pass/serviceLoginAuth', {
          method: 'POST',
          body,
        });
        expect(reply.status).toBe(status);
      }
    }));

  test('gives everybody a key and a backup of their own', () =>
    withCloud(async (cloud) => {
      const [one, other] = [await signIn(cloud, 'one'), await signIn(cloud, 'other')];
      expect(one.security).not.toBe(other.security);
      expect(Buffer.from(one.security, 'base64')).toHaveLength(16);
      await send(cloud, 'contactsUpload', { user: one, body: encrypted(contacts, one.security) });
      expect((await send(cloud, 'contactsDownload', { user: other })).status).toBe(404);
      const mixed = {
        ...one,
        fields: { cookie: `userId=${one.userId}; serviceToken=${other.serviceToken}` },
      };
      expect((await send(cloud, 'contactsDownload', { user: mixed })).status).toBe(401);
    }));
});

describe('stages', () => {
  test.each(stageIds)('%s starts every service where it says', (stage) =>
    withCloud(
      async (cloud) => {
        for (const service of serviceIds) expect(cloud.regionOf(service)).toBe(regionAt(stage, service));
      },
      { stage },
    ),
  );

  const where = (stage: (typeof stageIds)[number]) =>
    (['e-commerce', 'account', 'cloud-messaging', 'mi-cloud'] as const).map((service) =>
      regionAt(stage, service),
    );

  test.each([
    ['M0', ['beijing', 'beijing', 'beijing', 'beijing']],
    ['M1', ['california', 'beijing', 'beijing', 'beijing']],
    ['M2', ['california', 'oregon', 'oregon', 'singapore']],
    ['M3', ['california', 'oregon', 'oregon', 'beijing']],
    ['M4', ['california', 'oregon', 'california', 'singapore']],
  ] satisfies [(typeof stageIds)[number], RegionId[]][])('%s: %j', (stage, expected) => {
    expect(stages[stage].id).toBe(stage);
    expect(where(stage)).toEqual(expected);
  });
});
