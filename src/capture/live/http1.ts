import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { type Errand, MOST_HEAD_BYTES } from './errand.ts';
import type { Watch } from './exchange-draft.ts';
import { forward } from './forward.ts';
import { splitHostPort } from './host-port.ts';
import { INSTALL_HOST, type InstallAnswer } from './install-page.ts';
import { relayRaw } from './raw-relay.ts';
import type { Target } from './socks.ts';
import { forwardUpgrade, writtenRequest } from './upgrade.ts';
import type { Way } from './way.ts';
import { WayAgent } from './way-agent.ts';

/** Servers that one client reaches through one proxy connection at the same time; browsers use a handful. */
const MOST_AGENTS = 64;

export interface Http1Services {
  readonly watch: Watch;
  readonly trust: SecureContext;
  /** A way of its own for a client of the proxy. */
  readonly wayTo: (client: Socket, target: Target) => Way;
  /** A tunnel to `target` begins on `client`. */
  readonly enterTunnel: (client: Socket, target: Target) => void;
  readonly install: (path: string) => Promise<InstallAnswer>;
}

/** What is known of a connection that speaks HTTP/1 before its first request. */
type Entrance =
  /** To us as a proxy: each request names its server. */
  | { readonly kind: 'proxy'; readonly agents: Map<string, WayAgent> }
  /** To one server: in a tunnel, with TLS taken off or without. */
  | { readonly kind: 'server'; readonly agent: WayAgent };

/** Serves HTTP/1 on streams that are handed to it. */
export interface Http1 {
  serveProxy(client: Socket): void;
  serveServer(client: Duplex, way: Way): void;
}

export function openHttp1(services: Http1Services): Http1 {
  const { watch } = services;
  const entrances = new WeakMap<Duplex, Entrance>();
  const server = quietServer();

  const errandOf = (incoming: IncomingMessage): Errand | null => {
    const entrance = entrances.get(incoming.socket);
    if (entrance === undefined) return null;
    const url = incoming.url ?? '/';
    if (entrance.kind === 'server') {
      const named = splitHostPort(incoming.headers.host ?? '');
      const { target } = entrance.agent.way;
      return { agent: entrance.agent, host: named.host ?? target.host, port: target.port, target: url };
    }
    const absolute = /^(https?):\/\/([^/?#]*)(.*)$/i.exec(url);
    const { host, port } = splitHostPort(absolute?.[2]?.replace(/^.*@/, '') ?? '');
    if (absolute === null || host === null) return null;
    const isSecure = absolute[1]?.toLowerCase() === 'https';
    const target = { host, port: port ?? (isSecure ? 443 : 80) };
    const agent = agentFor(entrance.agents, `${isSecure}${host}:${target.port}`, () => {
      const way = services.wayTo(incoming.socket, target);
      return isSecure ? way.secured(null, services.trust, ['http/1.1']) : way;
    });
    const rest = absolute[3] ?? '';
    return { agent, host, port: target.port, target: rest.startsWith('/') ? rest : `/${rest}` };
  };

  server.on('request', (incoming, answer) => {
    const errand = errandOf(incoming);
    if (errand === null || errand.host === INSTALL_HOST) {
      incoming.resume();
      void serveInstall(errand?.target ?? incoming.url ?? '/', answer, services);
    } else forward(incoming, answer, { errand, watch });
  });
  server.on('checkContinue', (incoming, answer) => server.emit('request', incoming, answer));
  server.on('checkExpectation', (incoming, answer) => server.emit('request', incoming, answer));
  server.on('upgrade', (incoming, client, head) => {
    const errand = errandOf(incoming);
    if (errand === null) client.destroy();
    else forwardUpgrade(incoming, client, { errand, watch, head });
  });
  server.on('connect', (incoming, client, head) => {
    if (head.byteLength > 0) client.unshift(head);
    const entrance = entrances.get(client);
    if (entrance?.kind === 'server') {
      // Another proxy inside the tunnel: its business is passed on as it is.
      client.unshift(Buffer.from(writtenRequest(incoming, incoming.url ?? ''), 'latin1'));
      void relayRaw(client, entrance.agent.way, watch);
      return;
    }
    const { host, port } = splitHostPort(incoming.url ?? '');
    if (host === null || port === null) {
      client.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return;
    }
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    services.enterTunnel(client as Socket, { host, port });
  });
  server.on('clientError', (cause: Error & { rawPacket?: Buffer }, client) => {
    const entrance = entrances.get(client);
    if (cause.rawPacket !== undefined) {
      const about = entrance?.kind === 'server' ? entrance.agent.way.name : 'live';
      const detail = 'what looked like HTTP could not be read as such and was not passed on';
      const { byteLength } = cause.rawPacket;
      watch.record({ kind: 'notice', notice: { code: 'http-malformed', about, detail, byteLength } });
    }
    client.destroy();
  });

  const serve = (client: Duplex, entrance: Entrance) => {
    entrances.set(client, entrance);
    client.on('close', () => {
      if (entrance.kind === 'server') entrance.agent.destroy();
      else for (const agent of entrance.agents.values()) agent.destroy();
    });
    server.emit('connection', client);
    // It was paused when its first bytes were put back.
    client.resume();
  };
  return {
    serveProxy: (client) => serve(client, { kind: 'proxy', agents: new Map() }),
    serveServer: (client, way) => serve(client, { kind: 'server', agent: new WayAgent(way) }),
  };
}

/** Takes what phones send as it is, and closes nothing by itself: that is for client and server. */
function quietServer(): Server {
  const server = createServer({
    insecureHTTPParser: true,
    requireHostHeader: false,
    maxHeaderSize: MOST_HEAD_BYTES,
    keepAliveTimeout: 0,
    headersTimeout: 0,
    requestTimeout: 0,
    joinDuplicateHeaders: true,
  });
  server.timeout = 0;
  server.maxHeadersCount = 0;
  return server;
}

function agentFor(agents: Map<string, WayAgent>, key: string, open: () => Way): WayAgent {
  let agent = agents.get(key);
  if (agent === undefined) {
    const [oldest] = agents.size >= MOST_AGENTS ? agents : [];
    if (oldest !== undefined) {
      oldest[1].destroy();
      agents.delete(oldest[0]);
    }
    agent = new WayAgent(open());
    agents.set(key, agent);
  }
  return agent;
}

async function serveInstall(path: string, answer: ServerResponse, { install }: Http1Services): Promise<void> {
  const { type, fileName, body } = await install(path);
  answer.writeHead(200, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    ...(fileName === null ? {} : { 'Content-Disposition': `attachment; filename="${fileName}"` }),
  });
  answer.end(body);
}
