import { createServer, request as plainRequest } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Cloud } from '../../cloud/index.ts';

export interface RelayProxy {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/** An HTTP proxy that reads nothing: absolute-form requests and tunnels go to the cloud as they are. */
export async function openRelayProxy(cloud: Pick<Cloud, 'dial'>): Promise<RelayProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer({ keepAliveTimeout: 0 }, async (incoming, answer) => {
    const url = new URL(incoming.url ?? '');
    const { socket } = await cloud.dial(url.hostname, 80);
    keep(socket);
    const outgoing = plainRequest(
      {
        createConnection: () => socket,
        method: incoming.method ?? 'GET',
        path: url.pathname + url.search,
        headers: { ...incoming.headers, connection: 'close' },
      },
      (response) => {
        answer.writeHead(response.statusCode ?? 0, response.headers);
        response.pipe(answer);
      },
    );
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  server.on('connection', keep);
  server.on('connect', async ({ url }, client: Socket) => {
    const [host = '', port = ''] = (url ?? '').split(':');
    const { socket } = await cloud.dial(host, Number(port));
    keep(socket);
    socket.on('close', () => client.destroy());
    client.on('close', () => socket.destroy());
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    client.pipe(socket).pipe(client);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
