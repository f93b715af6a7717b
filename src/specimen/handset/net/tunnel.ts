import { request } from 'node:http';
import type { Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { TelltaleError } from '../../../base/index.ts';

/** Where the phone's proxy is. */
export interface ProxyAddress {
  readonly host: string;
  readonly port: number;
  /** Address to connect from: another of loopback's, so that the proxy can tell the phone from itself. */
  readonly localAddress?: string;
}

/** A way through the proxy to a host's port (RFC 9110 section 9.3.6). Throws `handset-network`. */
export function openTunnel(proxy: ProxyAddress, host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const authority = `${host}:${port}`;
    const asking = request({
      ...proxy,
      method: 'CONNECT',
      path: authority,
      headers: { host: authority },
      agent: false,
    });
    asking.once('error', reject);
    asking.once('connect', (response, socket) => {
      socket.setNoDelay(true);
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new TelltaleError('handset-network', `the proxy answered ${response.statusCode} to CONNECT`));
    });
    asking.once('response', (response) => {
      response.destroy();
      reject(new TelltaleError('handset-network', `the proxy answered ${response.statusCode} to CONNECT`));
    });
    asking.end();
  });
}

/**
 * How a part of the phone speaks TLS: as the system does, with the vendor's authority alone, with whoever answers, or as
 * it was spoken before version 1.2.
 */
export const manners = ['usual', 'pinned', 'careless', 'old'] as const;
export type Manner = (typeof manners)[number];

const SETTINGS: Readonly<Record<Manner, ConnectionOptions>> = {
  usual: {},
  pinned: {},
  careless: { rejectUnauthorized: false },
  // OpenSSL speaks these versions at its lowest level of security alone.
  old: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' },
};

/** TLS on a tunnel. Rejects with Node's own error where the certificate is not one that is trusted. */
export function secured(
  socket: Socket,
  { host, trust, protocols, manner }: SecuredOptions,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const line = connectTls({
      socket,
      servername: host,
      ca: [...trust],
      ALPNProtocols: [...protocols],
      ...SETTINGS[manner],
    });
    line.once('error', (error) => {
      // Node closes the TLS part alone.
      socket.destroy();
      reject(error);
    });
    line.once('close', () =>
      reject(new TelltaleError('handset-network', 'the connection was closed in the TLS handshake')),
    );
    line.once('secureConnect', () => resolve(line));
  });
}

export interface SecuredOptions {
  readonly host: string;
  /** PEMs of the authorities that it accepts. */
  readonly trust: readonly string[];
  readonly protocols: readonly string[];
  readonly manner: Manner;
}
