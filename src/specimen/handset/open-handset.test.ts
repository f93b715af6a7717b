import { generateKeyPairSync } from 'node:crypto';
import { Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import { describe, expect, test, vi } from 'vitest';
import { seededRandom } from '../../case/index.ts';
import type { Action } from '../../run/index.ts';
import { encrypted, hashed } from '../wire/index.ts';
import { IDLE_SECONDS } from './index.ts';
import { known, withHandset } from './testing/index.ts';

const newPhone = (build: string, sim = true): Action => ({ do: 'prepare', build, as: 'new', sim });
const start: readonly Action[] = [{ do: 'power-on' }, { do: 'join-wifi' }];
const sms: Action = { do: 'receive-sms', with: 'sms1.from', text: 'sms1.text' };
const signIn: readonly Action[] = [
  { do: 'sign-in', service: 'mi-cloud' },
  { do: 'enable', service: 'mi-cloud' },
];

/** What the cloud got, as `METHOD host target-without-values field=value …`. */
async function told(actions: readonly Action[]): Promise<string[]> {
  return withHandset(async ({ handset, cloud }) => {
    for (const action of actions) await handset.perform(action);
    return cloud
      .received()
      .map(({ method, host, target, what }) =>
        [
          method,
          host,
          target.replace(/\?.*/, ''),
          ...what.map(({ field, value }) => `${field}=${value}`),
        ].join(' '),
      );
  });
}

describe('a handset', () => {
  test('tells IMEI, number and carrier once it has both a SIM and a network', async () => {
    const registered = `POST api.account.xiaomi.com /pass/register imei=${known('imei1')} phone=${known('own.number')} carrier=${known('carrier')}`;
    const out = newPhone('pre-ota', false);
    expect(await told([out, { do: 'power-on' }, { do: 'join-wifi' }])).toEqual([]);
    expect(await told([out, { do: 'power-on' }, { do: 'insert-sim' }])).toEqual([]);
    expect(await told([out, { do: 'power-on' }, { do: 'insert-sim' }, { do: 'join-wifi' }])).toEqual([
      registered,
    ]);
    expect(await told([newPhone('pre-ota'), ...start, { do: 'power-on' }])).toEqual([registered, registered]);
  });

  test('tells the numbers of contacts and of who writes, never names or texts', async () => {
    const all = await told([
      newPhone('pre-ota'),
      ...start,
      { do: 'add-contact', contact: 'contact1.number' },
      { do: 'open-contact', contact: 'contact1' },
      sms,
      { do: 'receive-sms', with: 'sms1.from', text: 'sms1.inner' },
      { do: 'send-sms', with: 'sms2.to', text: 'sms2.text' },
      { do: 'open-thread', with: 'sms2.to' },
      { do: 'receive-mms', with: 'mms1.from', text: 'mms1.text' },
      { do: 'call', with: 'callee' },
      { do: 'be-called', with: 'caller' },
    ]);
    const lookUp = (id: string) => `GET api.account.xiaomi.com /pass/user@id externalId=${known(id)}`;
    expect(all.slice(1)).toEqual(
      ['contact1.number', 'contact1.number', 'sms1.from', 'sms1.from', 'sms2.to'].map(lookUp),
    );
  });

  test('after update and reset tells nothing until something is switched on', async () => {
    const fresh: Action = { do: 'prepare', build: 'ota', as: 'updated-and-reset', sim: true };
    const all = await told([
      fresh,
      ...start,
      { do: 'add-contact', contact: 'contact1.number' },
      sms,
      { do: 'enable', service: 'cloud-messaging' },
      { do: 'open-contact', contact: 'contact1.number' },
      { do: 'disable', service: 'cloud-messaging' },
      { do: 'power-on' },
      sms,
    ]);
    expect(all).toEqual([
      'GET update.miui.com /updates/manifest.json build=ota',
      'GET update.miui.com /updates/ota.zip file=ota.zip',
      expect.stringContaining(`SMS   from=${known('own.number')} text=XM/${hashed(known('imei1'))}/`),
      `GET api.account.xiaomi.com /pass/activate/dev/${hashed(known('imei1'))}/activating device=${hashed(known('imei1'))} imsi=${hashed(known('imsi'))}`,
      `GET api.account.xiaomi.com /pass/user@id externalId=${hashed(known('contact1.number'))}`,
    ]);
  });

  test('keeps its old settings when it is updated and not reset', async () => {
    const updated: Action = { do: 'prepare', build: 'ota', as: 'updated', sim: true };
    const all = await told([updated, { do: 'power-on' }, { do: 'add-contact', contact: 'contact1.number' }]);
    expect(all.slice(2)).toEqual([
      expect.stringContaining('POST api.account.xiaomi.com /pass/register'),
      `GET api.account.xiaomi.com /pass/user@id externalId=${known('contact1.number')}`,
    ]);
  });

  test('signs in, backs up and gets back what it backed up', () =>
    withHandset(async ({ handset, cloud }) => {
      const actions: readonly Action[] = [
        newPhone('pre-ota'),
        ...start,
        ...signIn,
        { do: 'add-contact', contact: 'contact1.number' },
        sms,
        { do: 'back-up', service: 'mi-cloud' },
      ];
      for (const action of actions) await handset.perform(action);
      const before = structuredClone({
        contacts: [...handset.state().contacts.values()],
        messages: handset.state().messages,
      });
      expect(before.contacts).toEqual([
        { name: known('contact1.name'), number: known('contact1.number'), email: known('contact1.email') },
      ]);
      await handset.perform({ do: 'restore', service: 'mi-cloud' });
      const { contacts, messages, signedIn } = handset.state();
      expect({ contacts: [...contacts.values()], messages }).toEqual(before);
      expect(handset.heard()).toMatchObject([
        {
          host: 'contactapi.micloud.xiaomi.net',
          values: [known('contact1.name'), known('contact1.number'), known('contact1.email')],
        },
        { host: 'smsapi.micloud.xiaomi.net', values: [known('sms1.from'), known('sms1.text')] },
      ]);
      const targets = cloud.received().map(({ protocol, target, status }) => ({ protocol, target, status }));
      expect(targets).toContainEqual({ protocol: 'h2', target: '/mic/contact/upload', status: 200 });
      expect(targets).toContainEqual({ protocol: 'http/1.1', target: '/pass/device', status: 200 });
      expect(encrypted('x', signedIn?.security ?? '')).toMatch(/=$/);
    }));

  test('sends a message over IP to who is online, by SMS to who is not', () =>
    withHandset(async ({ handset, cloud }) => {
      const friend = await cloud.openPeer(known('contact1.number'));
      for (const action of [newPhone('pre-ota'), ...start]) await handset.perform(action);
      await handset.perform({ do: 'send-message', with: 'contact1.number', text: 'sms2.text' });
      await friend.arrived(1);
      expect(friend.received()).toEqual([{ from: known('own.number'), text: known('sms2.text') }]);
      expect(handset.sentSms()).toEqual([]);
      await handset.perform({ do: 'send-message', with: 'sms2.to', text: 'sms2.text' });
      expect(handset.sentSms()).toMatchObject([
        { by: 'person', to: known('sms2.to'), text: known('sms2.text') },
      ]);
      expect(
        cloud.received().filter(({ target, by }) => target === 'presence' && by === 'handset'),
      ).toHaveLength(1);
    }));

  test('idles through thirteen days in the time of its beacons', () =>
    withHandset(async ({ handset, cloud, clock }) => {
      for (const action of [{ ...newPhone('ota'), as: 'updated-and-reset' } as Action, ...start])
        await handset.perform(action);
      const from = clock.now();
      await handset.perform({ do: 'idle', forSeconds: 13 * 86_400 });
      const beacons = cloud.received().filter(({ service }) => service === 'beacon');
      expect(beacons.map(({ at }) => at - from)).toEqual(
        Array.from({ length: 624 }, (_, i) => (i + 1) * IDLE_SECONDS * 1_000_000),
      );
      expect(new Set(beacons.map(({ what }) => what[1]?.value)).size).toBe(624);
    }));

  test('refuses an update that the vendor did not sign', () =>
    withHandset(
      async ({ handset }) => {
        await expect(
          handset.perform({ do: 'prepare', build: 'ota', as: 'updated', sim: true }),
        ).rejects.toMatchObject({ code: 'update-signature' });
        expect(handset.state().build).toBe('pre-ota');
      },
      { updateKey: generateKeyPairSync('ed25519').publicKey },
    ));

  test('breaks off with a server whose certificate it does not trust', () =>
    withHandset(
      async ({ handset, cloud }) => {
        for (const action of [newPhone('pre-ota'), ...start]) await handset.perform(action);
        const before = cloud.received().length;
        await expect(handset.perform({ do: 'sign-in', service: 'mi-cloud' })).rejects.toMatchObject({
          code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        });
        expect(cloud.received()).toHaveLength(before);
      },
      // Some other root: a PEM that signs nothing here.
      { vendorTrust: rootCertificates[0] ?? '' },
    ));

  test('tells its pinned host what it would tell without an interception', async () => {
    expect(await told([newPhone('pinned'), ...start])).toEqual([
      `POST pinned.account.xiaomi.com /pass/pinned /imei=${known('imei1')}`,
    ]);
  });

  test.each<[string, readonly Action[]]>([
    ['of a build that there is not', [newPhone('no-such')]],
    ['with the phone off', [newPhone('pre-ota'), { do: 'join-wifi' }]],
    ['that names nobody', [newPhone('pre-ota'), { do: 'power-on' }, { do: 'open-thread', with: 'nobody' }]],
    ['without a SIM', [newPhone('pre-ota', false), { do: 'power-on' }, sms]],
    ['without a network', [newPhone('pre-ota'), { do: 'power-on' }, ...signIn.slice(0, 1)]],
    [
      'on a contact that is not there',
      [newPhone('pre-ota'), { do: 'power-on' }, { do: 'open-contact', contact: 'contact1' }],
    ],
    ['without an account', [newPhone('pre-ota'), ...start, { do: 'place-order' }]],
    [
      'that is an update to an old build',
      [newPhone('ota'), ...start, { do: 'apply-update', build: 'pre-ota' }],
    ],
  ])('cannot carry out an action %s', (_, actions) =>
    withHandset(async ({ handset }) => {
      const last = actions.at(-1) as Action;
      for (const action of actions.slice(0, -1)) await handset.perform(action);
      await expect(handset.perform(last)).rejects.toMatchObject({ code: 'action-impossible' });
    }),
  );

  test('can be updated by its owner and reset', () =>
    withHandset(async ({ handset }) => {
      for (const action of [newPhone('pre-ota'), ...start]) await handset.perform(action);
      await handset.perform({ do: 'apply-update', build: 'ota' });
      expect(handset.state()).toMatchObject({ build: 'ota', isOn: false, hasJoinedWifi: true });
      await handset.perform({ do: 'factory-reset' });
      expect(handset.state()).toMatchObject({ hasJoinedWifi: false, messaging: { transport: 'https' } });
    }));

  test('connects to the proxy on loopback and to nothing else', async () => {
    const connected = vi.spyOn(Socket.prototype, 'connect');
    await told([newPhone('standing-chat'), ...start]);
    await told([newPhone('pre-ota'), ...start, ...signIn]);
    const targets = connected.mock.calls.map(
      ([first]) => (Array.isArray(first) ? first[0] : first) as unknown,
    );
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) expect(target).toMatchObject({ host: '127.0.0.1' });
    connected.mockRestore();
  });

  test('makes the same up again from the same seed', async () => {
    const actions = [newPhone('opaque-blob'), ...start];
    expect(await told(actions)).toEqual(await told(actions));
    expect(seededRandom('a').hex(8)).toBe(seededRandom('a').hex(8));
  });
});
