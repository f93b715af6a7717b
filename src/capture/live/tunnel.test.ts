import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { latin1Of } from '../../base/index.ts';
import {
  ask,
  chunks,
  exchanges,
  type Laboratory,
  openLaboratory,
  read,
  VENDOR_ADDRESS,
} from './testing/index.ts';

let laboratory: Laboratory | null = null;

async function open(options: Parameters<typeof openLaboratory>[0] = {}): Promise<Laboratory> {
  laboratory = await openLaboratory(options);
  return laboratory;
}

afterEach(async () => {
  const dialled = laboratory?.vendor.dialled ?? [];
  await laboratory?.close();
  laboratory = null;
  for (const address of dialled) expect(address).toMatch(/^127\./);
});

describe('a tunnel through the interception', () => {
  it('passes raw streams on where the client speaks first', async () => {
    const { recorded, tunnel } = await open();
    const socket = await tunnel(5222);
    socket.write('<stream:stream xmlns="xm" to="xiaomi.com">');
    expect(await read(socket, 10)).toContain('<stream:stream');
    expect(chunks(recorded)).toEqual([
      'tcp request <stream:stream xmlns="xm" to="xiaomi.com">',
      'tcp response <stream:stream xmlns="xm" to="xiaomi.com">',
    ]);
    expect(recorded[0]).toMatchObject({
      host: 'api.example.org',
      transport: 'plain',
      peers: { resp: { address: VENDOR_ADDRESS, port: 5222 } },
    });
  });

  it.each([
    ['plain', 25],
    ['over TLS', 993],
  ])('passes raw streams on where the server speaks first, %s', async (_name, port) => {
    const { recorded, tunnel, secure } = await open();
    const stream: Duplex = port === 993 ? await secure(port) : await tunnel(port);
    expect(await read(stream, 12)).toBe('220 vendor\r\n');
    stream.write('EHLO phone\r\n');
    expect(await read(stream, 12)).toBe('got EHLO phone\r\n');
    expect(chunks(recorded)).toEqual([
      'tcp response 220 vendor\r\n',
      'tcp request EHLO phone\r\n',
      'tcp response got EHLO phone\r\n',
    ]);
    expect(recorded[0]).toMatchObject({ transport: port === 993 ? 'tls' : 'plain' });
  });

  it('records a client that does not take the certificate', async () => {
    const { recorded, secure, vendorAuthority, interception } = await open();
    await expect(secure(443, { ca: vendorAuthority.certificate })).rejects.toThrow();
    await interception.settled();
    expect(recorded).toMatchObject([
      {
        kind: 'refusal',
        reason: expect.stringMatching(/^(closed|cert-rejected|reset)$/),
        peers: {
          serverName: 'api.example.org',
          ja4: expect.stringMatching(/^t13d/),
          resp: { address: VENDOR_ADDRESS, port: 443 },
        },
        byteLength: expect.any(Number),
      },
    ]);
  });

  it('counts of a client that refuses what it said in TLS, not how it asked for the tunnel', async () => {
    const { recorded, tunnel, vendorAuthority, interception } = await open();
    for (const host of ['api.example.org', `${'a'.repeat(60)}.example.org`]) {
      const socket = await tunnel(443, host);
      const stream = connectTls({ socket, servername: 'api.example.org', ca: vendorAuthority.certificate });
      await once(stream, 'error');
      socket.destroy();
      await interception.settled();
    }
    const lengths = recorded.map((value) => (value.kind === 'refusal' ? value.byteLength : null));
    expect(lengths).toEqual([lengths[0], lengths[0]]);
    expect(lengths[0]).toBeGreaterThan(200);
  });

  it('asks nothing of a server whose certificate is for another name, and records what would have been told', async () => {
    const { recorded, secure, interception } = await open();
    const stream = await secure(444, { ALPNProtocols: ['h2', 'http/1.1'] });
    const { response } = await ask(
      {
        createConnection: () => stream,
        path: '/secret',
        method: 'POST',
        headers: { Host: 'api.example.org' },
      },
      'body',
    );
    expect(response.statusCode).toBe(502);
    await interception.settled();
    expect(recorded.filter(({ kind }) => kind === 'notice')).toMatchObject([
      { notice: { code: 'upstream-untrusted', about: 'live-1' } },
      { notice: { code: 'upstream-untrusted', about: 'live-1' } },
    ]);
    expect(exchanges(recorded)).toMatchObject([{ request: { method: 'POST' }, response: null }]);
    expect(latin1Of(exchanges(recorded)[0]?.request.body?.bytes ?? new Uint8Array(0))).toBe('body');
  });
});
