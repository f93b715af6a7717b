import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  chatAddress,
  endpointTarget,
  hashed,
  LONGEST_STANZA,
  type Stanza,
  StanzaReader,
  writeStanza,
} from '../wire/index.ts';
import type { Cloud } from './index.ts';
import { ask, withCloud } from './testing/index.ts';

const OWN = '+919812345678';
const FRIEND = '+919876543210';

async function chat(cloud: Cloud, host = 'app.chat.xiaomi.net') {
  const { socket, address } = await cloud.dial(host, 5222);
  const reader = new StanzaReader();
  const stanzas: Stanza[] = [];
  socket.on('data', (bytes: Buffer) => stanzas.push(...reader.push(bytes.toString())));
  socket.on('error', () => socket.destroy());
  socket.write(writeStanza({ kind: 'open', attributes: { to: 'xiaomi.com', version: '105' } }));
  return { socket, address, stanzas };
}

async function comesTo(socket: Socket, stanzas: readonly Stanza[], count: number): Promise<void> {
  while (stanzas.length < count) await once(socket, 'data');
}

const presence = writeStanza({
  kind: 'element',
  name: 'presence',
  attributes: { from: chatAddress(OWN) },
  body: null,
});
const message = (to: string, text: string) =>
  writeStanza({ kind: 'element', name: 'message', attributes: { id: '1', to }, body: text });

describe('the chat', () => {
  test('opens like the published stream', () =>
    withCloud(async (cloud) => {
      const { socket, stanzas, address } = await chat(cloud);
      await comesTo(socket, stanzas, 1);
      expect(address).toBe('42.62.48.82');
      expect(stanzas).toEqual([
        { kind: 'open', attributes: { xmlns: 'xm', from: 'xiaomi.com', version: '105' } },
      ]);
      expect(writeStanza({ kind: 'open', attributes: { to: 'xiaomi.com' } })).toBe(
        '<stream:stream xmlns="xm" to="xiaomi.com">',
      );
    }));

  test('delivers over IP to a second handset that is online', () =>
    withCloud(async (cloud) => {
      const friend = await cloud.openPeer(FRIEND);
      const { socket, stanzas } = await chat(cloud);
      socket.write(presence + message(FRIEND, 'Tea at <five> & "more"?'));
      await comesTo(socket, stanzas, 3);
      expect(stanzas.slice(1)).toEqual([
        { kind: 'element', name: 'presence', attributes: { type: 'accepted' }, body: null },
        { kind: 'element', name: 'message', attributes: { id: '1', type: 'receipt', via: 'ip' }, body: null },
      ]);
      await friend.arrived(1);
      expect(friend.received()).toEqual([{ from: OWN, text: 'Tea at <five> & "more"?' }]);
      expect(cloud.received().filter(({ by }) => by === 'handset')).toMatchObject([
        { method: 'STREAM', target: 'open', host: 'app.chat.xiaomi.net', protocol: 'chat', what: [] },
        { target: 'presence', what: [{ field: 'presence/from', value: chatAddress(OWN) }] },
        {
          target: 'message',
          what: [
            { field: 'message/to', value: FRIEND },
            { field: 'message/body', value: 'Tea at <five> & "more"?' },
          ],
        },
      ]);
      expect(cloud.received().filter(({ by }) => by === 'peer')).toHaveLength(2);
    }));

  test('delivers to the handset what the second one writes', () =>
    withCloud(async (cloud) => {
      const friend = await cloud.openPeer(FRIEND);
      expect(await friend.send(OWN, 'early')).toEqual({ via: 'sms' });
      const { socket, stanzas } = await chat(cloud);
      socket.write(presence);
      await comesTo(socket, stanzas, 2);
      expect(await friend.send(OWN, 'late')).toEqual({ via: 'ip' });
      await comesTo(socket, stanzas, 3);
      expect(stanzas[2]).toEqual({
        kind: 'element',
        name: 'message',
        attributes: { from: chatAddress(FRIEND) },
        body: 'late',
      });
    }));

  test.each([
    ['was never online', async () => {}],
    ['went offline', async (cloud: Cloud) => (await cloud.openPeer(FRIEND)).close()],
  ] as const)('falls back to SMS for one who %s', (_, before) =>
    withCloud(async (cloud) => {
      await before(cloud);
      const { socket, stanzas } = await chat(cloud);
      socket.write(presence + message(FRIEND, 'hello'));
      await comesTo(socket, stanzas, 3);
      expect(stanzas[2]).toMatchObject({ attributes: { id: '1', type: 'receipt', via: 'sms' } });
    }),
  );

  test.each([
    ['the number in clear', FRIEND],
    ['the hashed number', hashed(FRIEND)],
  ])('shows in a look-up of %s', (_, externalId) =>
    withCloud(async (cloud) => {
      const where = `http://api.account.xiaomi.com${endpointTarget('lookUp', { type: 'MXPH', externalId })}`;
      const status = async () =>
        (JSON.parse((await ask(cloud, where)).body.toString()) as { data: { status: string } }).data.status;
      const friend = await cloud.openPeer(FRIEND);
      expect(await status()).toBe('online');
      await friend.close();
      expect(await status()).toBe('unknown');
    }),
  );

  test('answers a message without presence with an error', () =>
    withCloud(async (cloud) => {
      const { socket, stanzas } = await chat(cloud);
      socket.write(message(FRIEND, 'hello'));
      await comesTo(socket, stanzas, 2);
      expect(stanzas[1]).toMatchObject({ attributes: { type: 'error' } });
    }));

  test('takes a number off that says it is unavailable', () =>
    withCloud(async (cloud) => {
      const friend = await cloud.openPeer(FRIEND);
      const { socket, stanzas } = await chat(cloud);
      socket.write(
        `${presence}<presence type="unavailable"/><message id="2" to="1"><body>x</body></message>`,
      );
      await comesTo(socket, stanzas, 3);
      expect(await friend.send(OWN, 'hello')).toEqual({ via: 'sms' });
    }));

  test.each([
    ['closes a stream that is closed', '</stream:stream>'],
    ['ends on what is no stanza', 'GET / HTTP/1.1\r\n\r\n'],
    ['ends on a stanza past the limit', `<message to="1"><body>${'x'.repeat(LONGEST_STANZA)}`],
  ])('%s', (_, text) =>
    withCloud(async (cloud) => {
      const { socket, stanzas } = await chat(cloud);
      await comesTo(socket, stanzas, 1);
      socket.write(text);
      await once(socket, 'close');
      expect(stanzas.at(-1)).toEqual({ kind: 'close' });
    }),
  );

  test('stays behind at its fallback address, and closes there, when the service has moved', () =>
    withCloud(
      async (cloud) => {
        expect(cloud.resolve('app.chat.xiaomi.net')).toEqual(['54.186.30.82', '111.13.142.2']);
        const { socket, stanzas } = await chat(cloud, '111.13.142.2');
        await once(socket, 'close');
        expect(stanzas.map(({ kind }) => kind)).toEqual(['open', 'close']);
        expect(cloud.received()).toMatchObject([{ address: '111.13.142.2', region: 'beijing' }]);
      },
      { stage: 'M2' },
    ));
});
