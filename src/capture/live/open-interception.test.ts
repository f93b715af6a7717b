import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { latin1Of } from '../../base/index.ts';
import { openCapture } from '../open-capture.ts';
import type { Recorded } from '../recorded.ts';
import { openRecording } from '../recording/index.ts';
import { plain } from '../testing/index.ts';
import {
  ask,
  buildHello,
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

describe('openInterception', () => {
  it('records a request in absolute form', async () => {
    const { interception, recorded } = await open();
    const { text } = await ask({
      port: interception.port,
      path: 'http://api.example.org/pass/user@id?externalId=%2B1',
      headers: { Host: 'api.example.org', 'X-ODD-Case': 'kept', 'Proxy-Connection': 'keep-alive' },
    });
    expect(text).toBe('you asked /pass/user@id?externalId=%2B1');
    const [exchange] = exchanges(recorded);
    expect(exchange).toMatchObject({
      peers: {
        connection: 'live-1',
        orig: { address: '127.0.0.1' },
        resp: { address: VENDOR_ADDRESS, port: 80 },
        serverName: null,
      },
      request: {
        method: 'GET',
        scheme: 'http',
        host: 'api.example.org',
        port: 80,
        protocol: 'http/1.1',
        body: null,
      },
      response: { status: 200 },
    });
    expect(latin1Of(exchange?.request.target.bytes ?? new Uint8Array(0))).toBe(
      '/pass/user@id?externalId=%2B1',
    );
    expect(exchange?.request.fields.map(({ name }) => name)).toEqual(['Host', 'X-ODD-Case', 'Connection']);
    expect(latin1Of(exchange?.response?.body?.bytes ?? new Uint8Array(0))).toBe(text);
  });

  it.each([
    ['TLSv1', 'TLS 1.0'],
    ['TLSv1.1', 'TLS 1.1'],
    ['TLSv1.2', 'TLS 1.2'],
    ['TLSv1.3', 'TLS 1.3'],
  ] as const)('says what a client of %s agreed on', async (maxVersion, version) => {
    const { secure, recorded, interception } = await open();
    const ciphers = 'DEFAULT:@SECLEVEL=0';
    const socket = await secure(443, {
      minVersion: 'TLSv1',
      maxVersion,
      ciphers,
      ALPNProtocols: ['http/1.1'],
    });
    const { standardName } = socket.getCipher();
    await ask({ createConnection: () => socket, headers: { Host: 'api.example.org' } });
    await interception.settled();
    expect(exchanges(recorded)[0]?.peers.tls).toEqual({ version, cipher: standardName, alpn: 'http/1.1' });
  });

  it.each([
    [
      'SOCKS5 with a name',
      5,
      Buffer.concat([
        Buffer.of(5, 1, 0),
        Buffer.of(5, 1, 0, 3, 15),
        Buffer.from('api.example.org'),
        Buffer.of(0, 80),
      ]),
      12,
    ],
    ['SOCKS5 with an address', 5, Buffer.of(5, 1, 0, 5, 1, 0, 1, 42, 62, 48, 81, 0, 80), 12],
    ['SOCKS4', 4, Buffer.of(4, 1, 0, 80, 42, 62, 48, 81, 0), 8],
    [
      'SOCKS4a',
      4,
      Buffer.concat([Buffer.of(4, 1, 0, 80, 0, 0, 0, 1, 0), Buffer.from('api.example.org\0')]),
      8,
    ],
  ])('serves %s', async (_name, _version, handshake, answerBytes) => {
    const { recorded, connect } = await open();
    const socket = await connect();
    socket.write(handshake);
    await read(socket, answerBytes);
    const { text } = await ask({
      createConnection: () => socket,
      path: '/x',
      headers: { Host: 'api.example.org' },
    });
    expect(text).toBe('you asked /x');
    expect(exchanges(recorded)).toMatchObject([
      { request: { host: 'api.example.org', port: 80 }, peers: { resp: { address: VENDOR_ADDRESS } } },
    ]);
  });

  it('turns away what SOCKS can ask for besides connections', async () => {
    const { connect } = await open();
    const socket = await connect();
    socket.write(Buffer.of(5, 1, 0, 5, 3, 0, 1, 0, 0, 0, 0, 0, 80));
    expect(Buffer.from(await read(socket, 12), 'latin1').subarray(2, 4)).toEqual(Buffer.of(5, 7));
  });

  it('serves its page and certificate at its own address and under its name', async () => {
    const { interception, authority, recorded } = await open();
    const { port } = interception;
    const { text, response } = await ask({
      port,
      path: 'http://telltale.test/',
      headers: { Host: 'telltale.test' },
    });
    expect(text).toContain('<svg');
    expect(text).not.toContain('<script');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    for (const path of ['/telltale.pem', '/telltale.crt', '/telltale.cer']) {
      const answer = await new Promise<IncomingMessage>((resolve) => getHttp({ port, path }, resolve));
      const parts: Buffer[] = [];
      for await (const bytes of answer) parts.push(bytes);
      const got = Buffer.concat(parts);
      const isText = path.endsWith('.pem');
      expect(isText ? got.toString() : got.toString('base64')).toBe(
        isText ? authority.certificate : authority.certificate.replace(/-----[^-]+-----|\n/g, ''),
      );
      expect(answer.headers['content-disposition']).toContain(path.slice(1));
    }
    expect(recorded).toEqual([]);
  });

  it('gives what its recording gives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'telltale-live-recording-'));
    const writer = openRecording(folder, { at: 0 });
    const live: Recorded[] = [];
    const { interception, secure, tunnel, vendorAuthority } = await open({
      record: (value) => live.push(writer.through(value)),
    });
    const stream = await secure(443, { ALPNProtocols: ['http/1.1'] });
    const headers = { Host: 'api.example.org' };
    await ask(
      { createConnection: () => stream, path: '/a"b', method: 'POST', headers },
      randomBytes(300_000),
    );
    const raw = await tunnel(5222);
    raw.write('<presence/>');
    await read(raw, 5);
    await expect(secure(443, { ca: vendorAuthority.certificate })).rejects.toThrow();
    await interception.settled();
    await writer.close();
    const reread = [...openCapture(folder).records()];
    expect(live.map(({ kind }) => kind)).toEqual(['exchange', 'stream', 'stream', 'refusal']);
    expect(live.map(plain)).toEqual(reread.map(plain));
    rmSync(folder, { recursive: true });
  });

  it('closes what a client leaves while its server is still being reached', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const dialling = vi.fn(() => released.then(() => own.vendor.dial('api.example.org', 443)));
    const own = await open({ dial: dialling });
    const socket = await own.tunnel(443);
    socket.write(
      buildHello({ ciphers: '1301', extensions: '0000', algorithms: '', versions: '', protocols: [] }),
    );
    await expect.poll(() => dialling.mock.calls.length).toBe(1);
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await own.interception.settled();
    await expect.poll(() => own.vendor.dialled.length > 0 && own.vendor.connections()).toBe(0);
    expect(own.recorded).toEqual([]);
  });

  it('loses nothing of a thousand connections at once', { timeout: 60_000 }, async () => {
    const { recorded, connect, interception } = await open();
    const many = 1_000;
    const sockets = await Promise.all(Array.from({ length: many }, () => connect()));
    const answers = await Promise.all(
      sockets.map((socket, i) =>
        ask(
          {
            createConnection: () => socket,
            path: `http://api.example.org/${i}`,
            method: 'POST',
            headers: { Host: 'api.example.org' },
          },
          `body ${i}`,
        ),
      ),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(many);
    await interception.settled();
    const bodies = exchanges(recorded).map(({ request }) =>
      latin1Of(request.body?.bytes ?? new Uint8Array(0)),
    );
    expect(new Set(bodies).size).toBe(many);
    expect(exchanges(recorded)).toHaveLength(many);
  });

  it('loses nothing of three hundred TLS connections at once', { timeout: 60_000 }, async () => {
    const { recorded, secure, interception } = await open();
    const many = 300;
    await Promise.all(
      Array.from({ length: many }, async (_, i) => {
        const stream = await secure(443, { ALPNProtocols: ['http/1.1'] });
        await ask({ createConnection: () => stream, path: `/${i}`, headers: { Host: 'api.example.org' } });
      }),
    );
    await interception.settled();
    expect(new Set(exchanges(recorded).map(({ request }) => latin1Of(request.target.bytes))).size).toBe(many);
    expect(recorded).toHaveLength(many);
  });
});
