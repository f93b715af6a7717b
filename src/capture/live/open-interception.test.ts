import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { get as getHttp, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { connect as connectHttp2, type OutgoingHttpHeaders } from 'node:http2';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { latin1Of } from '../../base/index.ts';
import type { Exchange, Recorded, StreamChunk } from '../recorded.ts';
import { type Laboratory, openLaboratory, VENDOR_ADDRESS } from './testing/index.ts';

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

async function ask(
  options: RequestOptions,
  body?: string | Buffer,
): Promise<{ response: IncomingMessage; text: string }> {
  const request = requestHttp(options);
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { response, text: await textOf(response) };
}

async function textOf(stream: Duplex | IncomingMessage): Promise<string> {
  let text = '';
  for await (const bytes of stream) text += bytes;
  return text;
}

async function read(stream: Duplex, byteLength: number): Promise<string> {
  let text = '';
  while (text.length < byteLength) {
    const [bytes] = await once(stream, 'data');
    text += bytes;
  }
  return text;
}

const exchanges = (recorded: readonly Recorded[]) =>
  recorded.filter((value): value is Exchange => value.kind === 'exchange');
const chunks = (recorded: readonly Recorded[]) =>
  recorded
    .filter((value): value is StreamChunk => value.kind === 'stream')
    .map(({ direction, protocol, content }) => `${protocol} ${direction} ${latin1Of(content.bytes)}`);

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

  it('counts what looked like HTTP and was none', async () => {
    const { recorded, tunnel } = await open();
    const socket = await tunnel(80);
    socket.write('GET / HTTP/1.1\r\nno field\r\n\r\n');
    await once(socket, 'close');
    expect(recorded).toMatchObject([{ kind: 'notice', notice: { code: 'http-malformed' } }]);
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
