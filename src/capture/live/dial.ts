import { connect, type Socket } from 'node:net';

/** A connection to a server, and the address it is to be recorded under, such as 42.62.48.81. */
export interface Dialled {
  readonly socket: Socket;
  readonly address: string;
  readonly port: number;
}

/** Connects to a host by name or address. Rejects where nothing answers. */
export type Dial = (host: string, port: number) => Promise<Dialled>;

/** Phones give up on a server after a minute or less; Linux alone would try for two. */
export const DIAL_TIMEOUT_MS = 30_000;

/** Resolves names as this machine does and connects. */
export const dialDirectly: Dial = (host, port) =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, allowHalfOpen: true, noDelay: true });
    const timer = setTimeout(() => socket.destroy(new Error('no answer in time')), DIAL_TIMEOUT_MS);
    const settle = () => {
      clearTimeout(timer);
      socket.off('error', failed);
    };
    const failed = (cause: Error) => {
      settle();
      reject(cause);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      settle();
      resolve({ socket, address: plainAddress(socket.remoteAddress) ?? host, port });
    });
  });

/** An IPv4 address that a socket of both families wraps in IPv6 (RFC 4291 section 2.5.5.2) without its wrapping. */
export function plainAddress(address: string | undefined): string | null {
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? null;
}
