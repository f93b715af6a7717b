import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import type { Turn } from './build-conversation.ts';

/** Listens on loopback before a server there and writes down what both sides say, connection by connection. */
export async function recordTurns(
  server: Server,
  talk: (port: number) => Promise<unknown>,
): Promise<Turn[][]> {
  const connections: Turn[][] = [];
  const relay = createServer((client) => {
    const turns: Turn[] = [];
    connections.push(turns);
    const onward = connect((server.address() as AddressInfo).port, '127.0.0.1');
    for (const [from, near, far] of [
      ['orig', client, onward],
      ['resp', onward, client],
    ] as const) {
      near.on('data', (bytes: Buffer) => {
        turns.push({ from, bytes: new Uint8Array(bytes) });
        far.write(bytes);
      });
      near.on('end', () => far.end());
      near.on('error', () => far.destroy());
    }
  });
  await listening(server);
  await listening(relay);
  try {
    await talk((relay.address() as AddressInfo).port);
  } finally {
    relay.close();
    server.close();
  }
  return connections;
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
