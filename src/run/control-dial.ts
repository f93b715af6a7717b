import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Dial, Dialled } from '../capture/index.ts';
import { CONTROL_HOST } from '../judge/index.ts';

export interface ControlDial {
  readonly dial: Dial;
  close(): Promise<void>;
}

/**
 * Wraps a way to connect so that the control host is a small server of ours on loopback, which takes everything
 * and answers 204; every other host goes where it went before. It is recorded under its loopback
 * address and the port that was asked for.
 */
export async function controlDial(dial: Dial): Promise<ControlDial> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(204).end());
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const { address, port } = server.address() as AddressInfo;
  return {
    dial: (host, wanted) =>
      host.toLowerCase() === CONTROL_HOST ? connected({ host: address, port }, wanted) : dial(host, wanted),
    async close() {
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      server.closeAllConnections();
      await closed;
    },
  };
}

async function connected(
  to: { readonly host: string; readonly port: number },
  wanted: number,
): Promise<Dialled> {
  const { promise, resolve, reject } = Promise.withResolvers<Dialled>();
  const socket = connect({ ...to, allowHalfOpen: true, noDelay: true });
  socket.once('error', reject);
  socket.once('connect', () => {
    socket.off('error', reject);
    resolve({ socket, address: to.host, port: wanted });
  });
  return promise;
}
