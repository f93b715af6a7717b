import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { connect as connectHttp2, type OutgoingHttpHeaders } from 'node:http2';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { latin1Of } from '../../base/index.ts';
import {
  ask,
  chunks,
  exchanges,
  type Laboratory,
  openLaboratory,
  read,
  textOf,
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

describe('HTTP through the interception', () => {
  it('reads HTTP/1.1 over TLS, several requests on a connection', async () => {
    const { recorded, secure } = await open();
    const stream = await secure(443, { ALPNProtocols: ['http/1.1'] });
    expect(stream.alpnProtocol).toBe('http/1.1');
    for (const path of ['/one', '/two']) {
      const { response, text } = await ask(
        {
          createConnection: () => stream,
          path,
          method: 'POST',
          headers: { Host: 'api.example.org', Connection: 'keep-alive' },
        },
        'body',
      );
      expect(response.headers['x-got']).toBe('4');
      expect(text).toBe(`you asked ${path}`);
    }
    const [first, second] = exchanges(recorded);
    expect(first).toMatchObject({
      peers: {
        serverName: 'api.example.org',
        ja4: expect.stringMatching(/^t13d\d{4}h1_[0-9a-f]{12}_[0-9a-f]{12}$/),
      },
      request: { scheme: 'https', port: 443, protocol: 'http/1.1' },
    });
    expect(latin1Of(first?.request.body?.bytes ?? new Uint8Array(0))).toBe('body');
    expect(second?.peers).toEqual(first?.peers);
  });

  it('reads HTTP/2 over TLS, streams side by side', async () => {
    const { recorded, secure, interception } = await open();
    const stream = await secure(443, { ALPNProtocols: ['h2', 'http/1.1'] });
    expect(stream.alpnProtocol).toBe('h2');
    const session = connectHttp2('https://api.example.org', { createConnection: () => stream });
    const texts = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const headers: OutgoingHttpHeaders = { ':path': `/${i}`, ':method': 'POST', 'x-number': String(i) };
        const asked = session.request(headers);
        asked.end('x'.repeat(i));
        const [answer] = await once(asked, 'response');
        expect(answer['x-got']).toBe(String(i));
        return textOf(asked);
      }),
    );
    expect(texts).toEqual(Array.from({ length: 20 }, (_, i) => `you asked /${i}`));
    await interception.settled();
    expect(exchanges(recorded)).toHaveLength(20);
    expect(exchanges(recorded)[7]).toMatchObject({
      peers: { serverName: 'api.example.org', resp: { address: VENDOR_ADDRESS, port: 443 } },
      request: { scheme: 'https', host: 'api.example.org', protocol: 'h2' },
      response: { status: 200, protocol: 'h2' },
    });
    session.destroy();
  });

  it('passes the trailers of HTTP/2 on, as gRPC needs them', async () => {
    const { secure } = await open({
      answer: (_request, response) => {
        response.writeHead(200);
        response.write('part');
        response.addTrailers({ 'grpc-status': '0' });
        response.end();
      },
    });
    const stream = await secure(443, { ALPNProtocols: ['h2'] });
    const own = connectHttp2('https://api.example.org', { createConnection: () => stream });
    const asked = own.request({ ':path': '/' });
    const trailers = once(asked, 'trailers');
    asked.resume();
    expect((await trailers)[0]['grpc-status']).toBe('0');
    own.destroy();
  });

  it('answers 502 where no server is, in HTTP/1 and HTTP/2', async () => {
    const { recorded, interception, secure } = await open();
    const { response } = await ask({
      port: interception.port,
      path: 'http://api.example.org:81/a',
      headers: { Host: 'x' },
    });
    expect(response.statusCode).toBe(502);
    const stream = await secure(445, { ALPNProtocols: ['h2'] });
    const session = connectHttp2('https://api.example.org', { createConnection: () => stream });
    const asked = session.request({ ':path': '/b' });
    expect((await once(asked, 'response'))[0][':status']).toBe(502);
    asked.resume();
    await interception.settled();
    expect(
      exchanges(recorded).map(({ request, response }) => [latin1Of(request.target.bytes), response]),
    ).toEqual([
      ['/a', null],
      ['/b', null],
    ]);
    session.destroy();
  });

  it('records a request that the client breaks off, and how long it was to be', async () => {
    const { recorded, tunnel, interception } = await open();
    const socket = await tunnel(80);
    socket.write('POST /half HTTP/1.1\r\nHost: api.example.org\r\nContent-Length: 100\r\n\r\nhalf of it');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await interception.settled();
    expect(exchanges(recorded)).toMatchObject([{ request: { body: { wholeLength: 100 } }, response: null }]);
    expect(recorded.at(-1)).toMatchObject({ kind: 'notice', notice: { code: 'exchange-broken-off' } });
  });

  it.each(['http/1.1', 'h2'])('puts a body of 5 MB aside whole, %s', async (protocol) => {
    const big = randomBytes(5_000_000);
    const { recorded, secure, interception, folder } = await open({
      answer: (request, response) => {
        request.resume();
        request.on('end', () => response.end(big));
      },
    });
    const stream = await secure(443, { ALPNProtocols: [protocol] });
    const received = createHash('sha256');
    if (protocol === 'h2') {
      const session = connectHttp2('https://api.example.org', { createConnection: () => stream });
      const asked = session.request({ ':path': '/', ':method': 'POST' });
      asked.end(big);
      for await (const bytes of asked) received.update(bytes);
      session.destroy();
    } else {
      const request = requestHttp({ createConnection: () => stream, method: 'POST' });
      request.end(big);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      for await (const bytes of response) received.update(bytes);
    }
    await interception.settled();
    const sha256 = createHash('sha256').update(big).digest('hex');
    expect(received.digest('hex')).toBe(sha256);
    const [exchange] = exchanges(recorded);
    expect(exchange?.request.body).toMatchObject({ sha256, byteLength: big.byteLength, wholeLength: null });
    expect(Buffer.compare(exchange?.response?.body?.bytes ?? new Uint8Array(0), big)).toBe(0);
    expect(readdirSync(join(folder, 'bodies'))).toEqual([sha256]);
  });

  it('reads the messages of a WebSocket', async () => {
    const { recorded, secure, interception } = await open();
    const stream = await secure(443, { ALPNProtocols: ['http/1.1'] });
    stream.write(
      'GET /socket HTTP/1.1\r\nHost: api.example.org\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
    );
    expect(await read(stream, 20)).toMatch(/^HTTP\/1\.1 101 /);
    const said = Buffer.from('imei?');
    const mask = Buffer.of(1, 2, 3, 4);
    const masked = said.map((byte, i) => byte ^ (mask[i & 3] as number));
    stream.write(Buffer.concat([Buffer.of(0x81, 0x80 | said.byteLength), mask, masked]));
    expect(await read(stream, 4)).toContain('yes');
    await interception.settled();
    expect(exchanges(recorded)).toMatchObject([{ request: { scheme: 'wss' }, response: { status: 101 } }]);
    expect(chunks(recorded)).toEqual(['websocket request imei?', 'websocket response yes']);
  });

  it('counts what looked like HTTP and was none', async () => {
    const { recorded, tunnel } = await open();
    const socket = await tunnel(80);
    socket.write('GET / HTTP/1.1\r\nno field\r\n\r\n');
    await once(socket, 'close');
    expect(recorded).toMatchObject([{ kind: 'notice', notice: { code: 'http-malformed' } }]);
  });
});
