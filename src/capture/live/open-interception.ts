import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, rootCertificates } from 'node:tls';
import { type Micros, TelltaleError } from '../../base/index.ts';
import type { Recorded } from '../recorded.ts';
import type { BodyStore } from '../recording/index.ts';
import type { Authority } from './certificate/index.ts';
import { type Dial, plainAddress } from './dial.ts';
import type { Watch } from './exchange-draft.ts';
import { firstBytes } from './first-bytes.ts';
import { openHttp1 } from './http1.ts';
import { relayHttp2 } from './http2-relay.ts';
import { installAnswer } from './install-page.ts';
import { interceptTls } from './intercept-tls.ts';
import type { Opening } from './opening.ts';
import { relayRaw } from './raw-relay.ts';
import { secureContexts } from './secure-contexts.ts';
import type { Target } from './socks.ts';
import { shakeSocks } from './socks-handshake.ts';
import { openingIn } from './tunnel.ts';
import { Way } from './way.ts';

export interface InterceptionOptions {
  readonly authority: Authority;
  readonly dial: Dial;
  /** Stamps everything, at the moment it is seen. */
  readonly now: () => Micros;
  /** Called for each thing as soon as it is whole. What it throws ends the process: nothing goes on unrecorded. */
  readonly record: (recorded: Recorded) => void;
  /** Authorities, as PEM, that servers are trusted for besides those of the web. */
  readonly upstreamTrust?: readonly string[];
  /** Where to listen; a free port of 127.0.0.1 if not said. Whoever reaches it can use it. */
  readonly listen?: { readonly host: string; readonly port: number };
  /** Takes bodies too large for memory. */
  readonly bodies: BodyStore;
}

export interface Interception {
  readonly host: string;
  readonly port: number;
  /** Resolves when all that had begun when it was called has been recorded; after `SETTLE_MS` come what may. */
  settled(): Promise<void>;
  /** Closes every connection, records what was under way, and stops listening. */
  stop(): Promise<void>;
}

/** Longest wait for what does not end by itself, such as a request that the server answers when there is news. */
export const SETTLE_MS = 5_000;

/** Connections the system holds until they are accepted; Linux takes 4,096 at most by itself. (Node asks for 511.) */
const BACKLOG = 4_096;

/*
 * One port for a phone's HTTP proxy and SOCKS. The first bytes tell which; the handshake tells the target; the
 * first bytes inside tell what is spoken there: TLS is ended with a certificate of our own, HTTP/1, HTTP/2 and
 * WebSocket are recorded as such, and everything else is passed on and recorded as it comes. All of it stays on
 * the one socket of the phone: streams are handed on, so that every connection keeps its name, its ClientHello
 * and the address of the server that was reached for it.
 */
export async function openInterception(options: InterceptionOptions): Promise<Interception> {
  const { authority, dial, now, record, bodies } = options;
  const ongoing = new Set<Promise<void>>();
  const streams = new Set<Duplex>();
  const watch: Watch = {
    now,
    record,
    bodies,
    begin() {
      const { promise, resolve } = Promise.withResolvers<void>();
      ongoing.add(promise);
      return () => {
        ongoing.delete(promise);
        resolve();
      };
    },
  };
  let isStopped = false;
  const keep = (stream: Duplex) => {
    if (isStopped) stream.destroy();
    streams.add(stream);
    stream.once('close', () => streams.delete(stream));
  };
  const trust = createSecureContext({ ca: [...rootCertificates, ...(options.upstreamTrust ?? [])] });
  const contextFor = secureContexts(authority);
  let connections = 0;
  const wayTo = (client: Socket, target: Target): Way => {
    connections += 1;
    return new Way({
      name: `live-${connections}`,
      orig: { address: plainAddress(client.remoteAddress), port: client.remotePort ?? null },
      target,
      dial,
      opened: keep,
      failed: (fault, way) => {
        const notice = { code: fault.code, about: way.name, detail: fault.message };
        record({ kind: 'notice', notice });
      },
    });
  };

  const enter = (client: Duplex, way: Way, opening: Opening): void => {
    if (opening.kind === 'http1') http1.serveServer(client, way);
    else if (opening.kind === 'http2') void relayHttp2(client, way, watch);
    // What nobody knows, and TLS within TLS.
    else void relayRaw(client, way, watch);
  };

  const enterTunnel = async (client: Socket, target: Target): Promise<void> => {
    const over = watch.begin();
    const way = wayTo(client, target);
    client.on('error', () => {});
    client.on('close', () => way.abandon());
    const waited = setTimeout(over, SETTLE_MS);
    const opening = await openingIn(client, way);
    clearTimeout(waited);
    if (opening === null) client.destroy();
    else if (opening.kind === 'tls') {
      void interceptTls(client, { plain: way, hello: opening.hello }, { watch, trust, contextFor, enter });
    } else enter(client, way, opening);
    over();
  };

  const http1 = openHttp1({
    watch,
    trust,
    wayTo,
    enterTunnel: (client, target) => void enterTunnel(client, target),
    install: (path) => installAnswer(path, authority, `${shownHost(host)}:${port}`),
  });

  const server = createServer({ allowHalfOpen: true, noDelay: true }, async (client) => {
    keep(client);
    client.on('error', () => {});
    const first = await firstBytes(client, (bytes) => bytes[0]).verdict;
    if (first === null) client.destroy();
    else if (first === 4 || first === 5) {
      const target = await shakeSocks(client, first);
      if (target !== null) await enterTunnel(client, target);
    } else http1.serveProxy(client);
  });
  const { host, port } = await listenOn(server, options.listen ?? { host: '127.0.0.1', port: 0 });

  const settled = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, SETTLE_MS);
    await Promise.race([Promise.all([...ongoing]), promise]);
    clearTimeout(timer);
  };
  return {
    host,
    port,
    settled,
    async stop() {
      isStopped = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const stream of streams) stream.destroy();
      await closed;
      await settled();
    },
  };
}

function listenOn(
  server: ReturnType<typeof createServer>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new TelltaleError('listen-failed', `cannot listen on ${host}:${port}; choose another port`, {
          cause,
        }),
      );
    });
    server.listen({ host, port, backlog: BACKLOG }, () => {
      const address = server.address();
      resolve({ host, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function shownHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
