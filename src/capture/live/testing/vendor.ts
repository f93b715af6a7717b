import { generateKeyPairSync } from 'node:crypto';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { type AddressInfo, connect, createServer as createTcp, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { type Authority, leafSigner } from '../certificate/index.ts';
import type { Dial } from '../dial.ts';

/** What a server says; the same for HTTP/1 and HTTP/2, which Node's compatible API makes look alike. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers on loopback, reached under the ports that a vendor's would have. */
export interface Vendor {
  readonly dial: Dial;
  /** Addresses that were dialled: nothing may leave loopback. */
  readonly dialled: readonly string[];
  /** Connections that are open. */
  connections(): number;
  close(): Promise<void>;
}

/** The address that everything of the vendor is recorded under. */
export const VENDOR_ADDRESS = '42.62.48.81';

/** Ports: 80 HTTP, 443 HTTPS with HTTP/1, HTTP/2 and WebSocket, 993 TLS that greets, 25 TCP that greets, 5222 TCP that echoes. */
export async function openVendor(authority: Authority, answer: Answer): Promise<Vendor> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certify = leafSigner(authority, publicKey);
  const tls = (name: string) => ({
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: certify(name),
  });
  const greet = (socket: Socket) => {
    socket.on('error', () => {});
    socket.write('220 vendor\r\n');
    socket.on('data', (bytes) => socket.write(`got ${bytes}`));
  };
  const either = answer as unknown as (a: Http2ServerRequest, b: Http2ServerResponse) => void;
  const servers: Record<number, Server> = {
    80: createHttp({ keepAliveTimeout: 0 }, answer),
    443: createSecureServer({ ...tls('api.example.org'), allowHTTP1: true }, either),
    // For another name than it is asked by.
    444: createSecureServer({ ...tls('other.example.net'), allowHTTP1: true }, either),
    993: createTls(tls('api.example.org'), greet),
    25: createTcp(greet),
    5222: createTcp((socket) => {
      socket.on('error', () => {});
      socket.pipe(socket);
    }),
  };
  servers[443]?.on('upgrade', (_request, socket: Socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    // A text of three letters, not masked (RFC 6455 section 5.2).
    socket.on('data', () => socket.write(Buffer.concat([Buffer.of(0x81, 3), Buffer.from('yes')])));
  });
  const sockets = new Set<Socket>();
  for (const server of Object.values(servers)) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) =>
      server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, resolve),
    );
  }
  const dialled: string[] = [];
  return {
    dialled,
    connections: () => sockets.size,
    dial: (_host, port) =>
      new Promise((resolve, reject) => {
        const server = servers[port];
        if (server === undefined) {
          reject(new Error('nobody listens there'));
          return;
        }
        const at = (server.address() as AddressInfo).port;
        const socket = connect({ host: '127.0.0.1', port: at, allowHalfOpen: true });
        socket.once('error', reject);
        socket.once('connect', () => {
          dialled.push(socket.remoteAddress ?? '');
          resolve({ socket, address: VENDOR_ADDRESS, port });
        });
      }),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        Object.values(servers).map((server) => new Promise((resolve) => server.close(resolve))),
      );
    },
  };
}
