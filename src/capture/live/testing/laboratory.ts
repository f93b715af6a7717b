import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import type { Recorded } from '../../recorded.ts';
import { openBodyStore } from '../../recording/index.ts';
import { openAuthority } from '../authority.ts';
import type { Authority } from '../certificate/index.ts';
import type { Dial } from '../dial.ts';
import { type Interception, openInterception } from '../open-interception.ts';
import { type Answer, openVendor, type Vendor } from './vendor.ts';

/** A vendor, an interception before it, and what it recorded, all on loopback and in a folder of its own. */
export interface Laboratory {
  readonly folder: string;
  readonly authority: Authority;
  readonly vendorAuthority: Authority;
  readonly vendor: Vendor;
  readonly interception: Interception;
  readonly recorded: Recorded[];
  /** A connection to the interception's port. */
  connect(): Promise<Socket>;
  /** A tunnel by CONNECT. */
  tunnel(port: number, host?: string): Promise<Socket>;
  /** TLS inside a tunnel. */
  secure(port: number, options?: ConnectionOptions): Promise<TLSSocket>;
  close(): Promise<void>;
}

const HOST = 'api.example.org';

/** Answers with what was asked and how many bytes came. */
export const echoing: Answer = (request, response) => {
  let byteLength = 0;
  request.on('data', (bytes: Buffer) => {
    byteLength += bytes.byteLength;
  });
  request.on('end', () => {
    response.setHeader('X-Got', String(byteLength));
    response.end(`you asked ${request.url}`);
  });
};

export async function openLaboratory(
  options: {
    readonly answer?: Answer;
    readonly record?: (recorded: Recorded) => void;
    readonly dial?: Dial;
  } = {},
): Promise<Laboratory> {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-live-'));
  const authority = await sharedAuthority('interception');
  const vendorAuthority = await sharedAuthority('vendor');
  const vendor = await openVendor(vendorAuthority, options.answer ?? echoing);
  const recorded: Recorded[] = [];
  let now = 1_407_000_000_000_000;
  const interception = await openInterception({
    authority,
    dial: options.dial ?? vendor.dial,
    now: () => now++,
    record: options.record ?? ((value) => recorded.push(value)),
    upstreamTrust: [vendorAuthority.certificate],
    bodies: openBodyStore(join(folder, 'bodies')),
  });
  const clients = new Set<Socket>();
  const laboratory: Laboratory = {
    folder,
    authority,
    vendorAuthority,
    vendor,
    interception,
    recorded,
    connect: () =>
      new Promise((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port: interception.port });
        clients.add(socket);
        socket.once('error', reject);
        socket.once('connect', () => {
          socket.off('error', reject).on('error', () => {});
          resolve(socket);
        });
      }),
    async tunnel(port, host = HOST) {
      const socket = await laboratory.connect();
      socket.write(`CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`);
      await new Promise((resolve) => socket.once('data', resolve));
      return socket;
    },
    async secure(port, tls = {}) {
      const socket = await laboratory.tunnel(port);
      const stream = connectTls({ socket, servername: HOST, ca: authority.certificate, ...tls });
      await new Promise<void>((resolve, reject) => {
        stream.once('secureConnect', resolve);
        stream.once('error', (cause) => {
          socket.destroy();
          reject(cause);
        });
      });
      stream.on('error', () => {});
      return stream;
    },
    async close() {
      for (const client of clients) client.destroy();
      await interception.stop();
      await vendor.close();
      rmSync(folder, { recursive: true });
    },
  };
  return laboratory;
}

const made = new Map<string, Promise<Authority>>();

/** Made once for all tests of a file: keys of 2,048 bits take a while. */
function sharedAuthority(name: string): Promise<Authority> {
  let authority = made.get(name);
  if (authority === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'telltale-authority-'));
    authority = openAuthority(folder).finally(() => rmSync(folder, { recursive: true }));
    made.set(name, authority);
  }
  return authority;
}
