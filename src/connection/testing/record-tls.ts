import { generateKeyPairSync } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import {
  type ConnectionOptions,
  connect as connectTls,
  createServer as createTlsServer,
  type TLSSocket,
  type TlsOptions,
  type Server as TlsServer,
} from 'node:tls';
import { bytesOf } from '../../base/index.ts';
import { leafSigner, newAuthority } from '../../capture/index.ts';
import type { Turn } from './build-conversation.ts';

export interface TlsRecording {
  /** What passed, in its order. */
  readonly turns: readonly Turn[];
  /** What the client would have written to SSLKEYLOGFILE. */
  readonly keyLog: Uint8Array;
  /** What came of the connection, as the client saw it. */
  readonly cipher: string;
  /** To resume it with. */
  readonly session: Buffer | null;
  readonly isResumed: boolean;
}

export interface TlsPlan {
  readonly client?: ConnectionOptions;
  readonly server?: TlsOptions;
  /** Before it listens. */
  readonly onServer?: (server: TlsServer) => void;
  readonly key?: 'ec' | 'rsa';
  /** What the client does once it is connected; it closes the connection when that is done. */
  readonly talk: (client: TLSSocket) => Promise<void>;
  /** What the server answers to whatever it is sent; it answers each of the client's turns once. */
  readonly answer: (asked: Uint8Array, server: TLSSocket) => void;
}

const authority = newAuthority({ commonName: 'Laboratory', key: 'ec' });
const pairs = {
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
const shown = {
  ec: { key: pemOf(pairs.ec.privateKey), cert: leafSigner(authority, pairs.ec.publicKey)('api.example') },
  rsa: { key: pemOf(pairs.rsa.privateKey), cert: leafSigner(authority, pairs.rsa.publicKey)('api.example') },
};

/** Of the server that has an RSA key, in PEM. */
export const rsaPrivateKey = bytesOf(shown.rsa.key);

const ANY = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;

/** Records what Node's TLS says on the wire, and its secrets. */
export async function recordTls({
  client,
  server,
  onServer,
  key = 'ec',
  talk,
  answer,
}: TlsPlan): Promise<TlsRecording> {
  const turns: Turn[] = [];
  const keyLog: Buffer[] = [];
  const vendor = createTlsServer({ ...shown[key], ...ANY, ...server });
  onServer?.(vendor);
  vendor.on('secureConnection', (socket) => {
    socket.on('data', (bytes: Buffer) => answer(new Uint8Array(bytes), socket));
    socket.on('error', () => {});
  });
  await listening(vendor);
  const tap = createServer((near) => {
    const far = connect((vendor.address() as AddressInfo).port, '127.0.0.1');
    pass(near, far, (bytes) => turns.push({ from: 'orig', bytes }));
    pass(far, near, (bytes) => turns.push({ from: 'resp', bytes }));
  });
  await listening(tap);
  const port = (tap.address() as AddressInfo).port;
  const options = {
    port,
    host: '127.0.0.1',
    servername: 'api.example',
    ca: authority.certificate,
    ...ANY,
    ...client,
  };
  const socket = connectTls(options);
  const kept: { session: Buffer | null } = { session: null };
  socket.on('keylog', (line: Buffer) => keyLog.push(line));
  socket.on('session', (session: Buffer) => (kept.session = session));
  await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
  const cipher = socket.getCipher().standardName;
  const isResumed = socket.isSessionReused();
  await talk(socket);
  await new Promise<void>((resolve) => socket.once('close', () => resolve()).end());
  await Promise.all([vendor, tap].map((each) => new Promise((resolve) => each.close(resolve))));
  return { turns, keyLog: new Uint8Array(Buffer.concat(keyLog)), cipher, session: kept.session, isResumed };
}

/** Asks once, and waits until so many bytes of an answer have come. */
export async function ask(client: TLSSocket, question: string, answerLength: number): Promise<void> {
  let have = 0;
  const answered = new Promise<void>((resolve, reject) => {
    const take = (bytes: Buffer) => {
      have += bytes.length;
      if (have < answerLength) return;
      client.off('data', take);
      resolve();
    };
    client.on('data', take).once('error', reject);
  });
  client.write(question);
  await answered;
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
}

function pass(from: Socket, to: Socket, tell: (bytes: Uint8Array) => void): void {
  from.on('data', (bytes: Buffer) => tell(new Uint8Array(bytes)));
  from.on('error', () => to.destroy());
  from.pipe(to);
}

function pemOf(key: ReturnType<typeof generateKeyPairSync>['privateKey']): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
