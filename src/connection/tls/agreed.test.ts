import { generateKeyPairSync } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer, type SecureVersion } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../base/index.ts';
import { leafSigner, newAuthority } from '../../capture/index.ts';
import type { Connection, Heard } from '../message.ts';
import {
  buildConversation,
  buildRecord,
  buildServerHello,
  hearAll,
  packetsOf,
  type Turn,
} from '../testing/index.ts';

const authority = newAuthority({ commonName: 'Test', key: 'ec' });
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const shown = {
  key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  cert: leafSigner(authority, publicKey)('old.example'),
};

/** What Node's TLS says on the wire when a client of that version asks for something, turn by turn. */
async function spoken(version: SecureVersion, trust: string): Promise<Turn[]> {
  const turns: Turn[] = [];
  const server = createTlsServer({
    ...shown,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
    ALPNProtocols: ['http/1.1'],
  });
  server.on('secureConnection', (socket) =>
    socket.on('data', () => socket.end('an answer')).on('error', () => {}),
  );
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tap = createServer((client) => {
    const upstream = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const pass = (from: Socket, to: Socket, side: Turn['from']) => {
      from.on('data', (bytes: Buffer) => turns.push({ from: side, bytes: new Uint8Array(bytes) }));
      from.on('error', () => to.destroy());
      from.pipe(to);
    };
    pass(client, upstream, 'orig');
    pass(upstream, client, 'resp');
  });
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => {
    const client = connectTls({
      port: (tap.address() as AddressInfo).port,
      host: '127.0.0.1',
      servername: 'old.example',
      ca: trust,
      minVersion: 'TLSv1',
      maxVersion: version,
      ciphers: 'DEFAULT:@SECLEVEL=0',
      ALPNProtocols: ['http/1.1'],
    });
    client.on('secureConnect', () => client.end('a question')).resume();
    client.on('error', () => resolve());
    client.on('close', () => resolve());
  });
  await Promise.all([server, tap].map((each) => new Promise((resolve) => each.close(resolve))));
  return turns;
}

const connectionOf = (heard: readonly Heard[]): Connection | undefined =>
  heard.find((one) => one.kind === 'closed')?.connection;
const agreedOf = (turns: readonly Turn[], cuts?: readonly number[]) =>
  connectionOf(
    hearAll(packetsOf(buildConversation({ turns, ...(cuts === undefined ? {} : { cuts: () => cuts }) }))),
  )?.tls;

describe('what TLS came to', () => {
  it.each([
    ['TLSv1', 'TLS 1.0', /_CBC_SHA$/],
    ['TLSv1.1', 'TLS 1.1', /_CBC_SHA$/],
    ['TLSv1.2', 'TLS 1.2', /_GCM_/],
    ['TLSv1.3', 'TLS 1.3', /^TLS_AES_/],
  ] as const)(
    'is read off what a client of %s and its server say, however it is cut',
    async (version, name, cipher) => {
      const turns = await spoken(version, authority.certificate);
      const whole = agreedOf(turns);
      expect(whole).toMatchObject({ version: name, cipher: expect.stringMatching(cipher) });
      expect(whole?.alpn).toBe(name === 'TLS 1.3' ? undefined : 'http/1.1');
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 12 }), (cuts) => {
          expect(agreedOf(turns, cuts)).toEqual(whole);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('counts for nothing where the client did not like it', async () => {
    const stranger = newAuthority({ commonName: 'Other', key: 'ec' });
    for (const version of ['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const) {
      const turns = await spoken(version, stranger.certificate);
      expect(turns.some(({ from }) => from === 'resp')).toBe(true);
      expect(agreedOf(turns)).toBeUndefined();
    }
  });

  const hello = buildRecord(22, 100);
  const answer = buildServerHello({ version: 0x0301, cipherSuite: 0x0005 });
  const data = buildRecord(23, 300);
  const says = (...turns: [Turn['from'], ...Uint8Array[]][]): Turn[] =>
    turns.map(([from, ...parts]) => ({ from, bytes: concatBytes(parts) }));

  it.each<[string, Turn[], boolean]>([
    ['data of the client', says(['orig', hello], ['resp', answer], ['orig', data]), true],
    ['data of the server', says(['orig', hello], ['resp', answer, data]), true],
    ['hellos alone', says(['orig', hello], ['resp', answer]), false],
    ['an alert after them', says(['orig', hello], ['resp', answer], ['orig', buildRecord(21, 2)]), false],
    ['an empty record', says(['orig', hello], ['resp', answer], ['orig', buildRecord(23, 0)]), false],
    ['no answer', says(['orig', hello], ['orig', data]), false],
    [
      'what is no record',
      says(['orig', hello], ['resp', answer], ['orig', new Uint8Array(40).fill(99), data]),
      false,
    ],
  ])('with %s', (_, turns, isKnown) => {
    expect(agreedOf(turns)).toEqual(
      isKnown ? { version: 'TLS 1.0', cipher: 'TLS_RSA_WITH_RC4_128_SHA' } : undefined,
    );
  });

  it('is not known of a connection whose beginning was not captured, nor of one with a hole in it', () => {
    const turns = says(['orig', hello], ['resp', answer], ['orig', data], ['resp', data]);
    const packets = buildConversation({ turns });
    const without = (lost: number) => packetsOf(packets.filter((_, i) => i !== lost));
    expect(connectionOf(hearAll(packetsOf(packets)))?.tls).toBeDefined();
    const answers = packets.findIndex(({ from, byteLength }) => from === 'resp' && byteLength > 0);
    expect(connectionOf(hearAll(without(answers)))?.tls).toBeUndefined();
    const late = buildConversation({ turns: turns.slice(2), handshake: false });
    expect(connectionOf(hearAll(packetsOf(late)))).toMatchObject({ transport: 'tls' });
    expect(connectionOf(hearAll(packetsOf(late)))?.tls).toBeUndefined();
  });

  it('any bytes of a server give something or nothing, and account for all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(100), (bytes, at) => {
        const laid = answer.slice();
        laid.set(bytes.subarray(0, Math.max(0, laid.length - at)), Math.min(at, laid.length));
        const turns = says(['orig', hello], ['resp', laid, bytes], ['orig', data, bytes]);
        const heard = hearAll(packetsOf(buildConversation({ turns })));
        const opaque = heard.filter((one) => one.kind === 'opaque');
        const byteLength = turns.reduce((sum, turn) => sum + turn.bytes.length, 0);
        expect(opaque.reduce((sum, one) => sum + one.byteLength, 0)).toBe(byteLength);
      }),
    );
  });
});
