import { createServer as createHttpServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { answerChat } from './chat-line.ts';
import type { House } from './house.ts';
import { reception } from './reception.ts';
import type { RegionId } from './regions.ts';
import type { ServerIdentity } from './vendor-authority.ts';

/** The only address that anything here listens on. */
export const LOOPBACK = '127.0.0.1';

/** Connections that wait to be accepted; Node's default of 511 is less than come at once in a load test. */
const BACKLOG = 4_096;

export interface RegionServers {
  /** The loopback port behind 80, 443 or 5222; null where nothing listens. */
  port(documented: number): number | null;
  /** Ends all connections; new ones are accepted. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

/** The servers of one region: plain HTTP, HTTPS with HTTP/2 and HTTP/1.1, and the chat. */
export async function openRegionServers(
  house: House,
  region: RegionId,
  identity: ServerIdentity,
): Promise<RegionServers> {
  // Thirteen days pass in seconds here, so that no connection is ever idle by its own clock.
  const plain = createHttpServer({ keepAliveTimeout: 0, noDelay: true }, reception(house, region, 'plain'));
  const secure = createSecureServer(
    {
      allowHTTP1: true,
      http1Options: { keepAliveTimeout: 0 },
      key: identity.key,
      cert: identity.certificate,
    },
    reception(house, region, 'tls'),
  );
  const chat = createTcpServer({ noDelay: true }, (socket) => answerChat(house, region, socket));
  const servers = new Map<number, Server>([
    [80, plain],
    [443, secure],
    [5222, chat],
  ]);
  const open = new Set<Socket>();
  for (const server of servers.values()) {
    server.on('connection', (socket: Socket) => {
      // A socket forgets them when it closes.
      const ports = { localPort: socket.localPort, remotePort: socket.remotePort };
      open.add(socket);
      socket.once('close', () => {
        open.delete(socket);
        house.lines.remove(ports);
      });
    });
  }
  await Promise.all([...servers.values()].map(listen));

  async function hangUp(): Promise<void> {
    await Promise.all(
      [...open].map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.once('close', () => resolve());
            socket.destroy();
          }),
      ),
    );
  }

  return {
    port(documented) {
      const server = servers.get(documented);
      return server === undefined ? null : (server.address() as AddressInfo).port;
    },
    hangUp,
    async close() {
      const closed = [...servers.values()].map(
        (server) =>
          new Promise<void>((resolve, reject) =>
            server.close((error) => (error ? reject(error) : resolve())),
          ),
      );
      await hangUp();
      await Promise.all(closed);
    },
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port: 0, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
