import { Agent } from 'node:http';
import type { ClientHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import { type EndpointId, endpoints, endpointTarget } from '../../wire/index.ts';
import type { Answer } from './answer.ts';
import { askHttp1, SecureAgent } from './http1.ts';
import { askHttp2, openHttp2 } from './http2-session.ts';
import { type Manner, manners, openTunnel, type ProxyAddress, secured } from './tunnel.ts';

export interface NetworkOptions {
  readonly proxy: ProxyAddress;
  /** PEM of the vendor's root: all that a pinned connection accepts. */
  readonly vendorTrust: string;
  /** PEMs that the owner of the phone installed: the interception's. */
  readonly userTrust: readonly string[];
  readonly userAgent: () => string;
  /** Called after each answer, so that virtual time passes for it. */
  readonly exchanged: () => void;
}

export interface Question {
  readonly transport: 'http' | 'https';
  /** Values for the `{names}` of the path; the rest make the query. */
  readonly values?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly content: string | Uint8Array };
  readonly cookie?: string | null;
  /** How TLS is spoken; as the phone's system does it where left out. */
  readonly manner?: Exclude<Manner, 'usual'>;
}

/** Hosts that the phone speaks HTTP/2 with. Chosen: in 2014 it was SPDY, if anything. */
const HTTP2_HOSTS: ReadonlySet<string> = new Set([
  'account.xiaomi.com',
  'contactapi.micloud.xiaomi.net',
  'smsapi.micloud.xiaomi.net',
  'beacon.sg.xiaomi.net',
  'blob.xiaomi.net',
]);

/** The phone's way to the internet: everything goes by the proxy that its Wi-Fi is set to. */
export class Network {
  readonly #options: NetworkOptions;
  readonly #sessions = new Map<string, ClientHttp2Session>();
  readonly #streams = new Set<Socket>();
  #plain = new Agent({ keepAlive: true });
  /** Apart, so that nothing goes by a connection of another manner. */
  #secure = this.#agents();

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  /** One request of the wire's list. Rejects where it gets no answer. */
  async ask(endpoint: EndpointId, question: Question): Promise<Answer> {
    const { method, host } = endpoints[endpoint];
    const { values, body, cookie } = question;
    const content = body === undefined ? null : Buffer.from(body.content);
    const headers: Record<string, string> = { 'user-agent': this.#options.userAgent() };
    if (body !== undefined) headers['content-type'] = body.type;
    if (content !== null) headers['content-length'] = String(content.byteLength);
    if (cookie !== undefined && cookie !== null) headers.cookie = cookie;
    const asked = { host, method, target: endpointTarget(endpoint, values), headers, content };
    const answer =
      question.transport === 'http'
        ? await this.#askPlain(asked)
        : await this.#askSecure(asked, question.manner ?? 'usual');
    this.#options.exchanged();
    return answer;
  }

  /** A raw TCP connection. */
  async openStream(host: string, port: number): Promise<Socket> {
    const socket = await openTunnel(this.#options.proxy, host, port);
    this.#streams.add(socket);
    socket.once('close', () => this.#streams.delete(socket));
    return socket;
  }

  /** Every connection ends, as when the phone is switched off. */
  async hangUp(): Promise<void> {
    this.#plain.destroy();
    for (const agent of this.#secure.values()) agent.destroy();
    this.#plain = new Agent({ keepAlive: true });
    this.#secure = this.#agents();
    for (const socket of this.#streams) socket.destroy();
    await Promise.all([...this.#sessions.values()].map(closed));
  }

  #agents(): Map<Manner, SecureAgent> {
    return new Map(
      manners.map((manner) => [
        manner,
        new SecureAgent((host) => this.#secured(host, { manner, protocols: ['http/1.1'] })),
      ]),
    );
  }

  #askPlain({ host, method, target, headers, content }: Asked): Promise<Answer> {
    const path = `http://${host}${target}`;
    const agent = this.#plain;
    return askHttp1({ ...this.#options.proxy, agent, method, path, headers: { host, ...headers } }, content);
  }

  async #askSecure(asked: Asked, manner: Manner): Promise<Answer> {
    const { host, method, target, headers, content } = asked;
    if (!HTTP2_HOSTS.has(host)) {
      const path = target;
      const agent = this.#secure.get(manner);
      if (agent === undefined) throw new RangeError(manner);
      return askHttp1({ agent, host, port: 443, method, path, headers: { host, ...headers } }, content);
    }
    const session = this.#sessions.get(host) ?? (await this.#openSession(host));
    return askHttp2(
      session,
      { ':method': method, ':authority': host, ':scheme': 'https', ':path': target, ...headers },
      content,
    );
  }

  async #openSession(host: string): Promise<ClientHttp2Session> {
    const session = openHttp2(await this.#secured(host, { manner: 'usual', protocols: ['h2'] }), host);
    this.#sessions.set(host, session);
    session.once('close', () => this.#sessions.delete(host));
    return session;
  }

  async #secured(
    host: string,
    { manner, protocols }: { readonly manner: Manner; readonly protocols: readonly string[] },
  ) {
    const { proxy, vendorTrust, userTrust } = this.#options;
    const trust = manner === 'pinned' ? [vendorTrust] : [vendorTrust, ...userTrust];
    return secured(await openTunnel(proxy, host, 443), { host, trust, protocols, manner });
  }
}

interface Asked {
  readonly host: string;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Uint8Array | null;
}

function closed(session: ClientHttp2Session): Promise<void> {
  return new Promise((resolve) => session.close(() => resolve()));
}
