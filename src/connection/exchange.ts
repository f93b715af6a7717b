import { bytesOf, latin1Of, type Micros, nowhere } from '../base/index.ts';
import {
  agreedTls,
  type Exchange,
  type NameAnswer,
  type Recorded,
  type RecordedPeers,
  type Refusal,
  type StreamChunk,
} from '../capture/index.ts';
import { hostSection, recordedContent, recordedSection } from './exchange-sections.ts';
import type { Listening } from './listening.ts';
import type { Connection, Message } from './message.ts';
import { StreamTails } from './stream-tails.ts';

/** Producers' connections followed at once; past it the first ones are let go. */
export const MOST_RECORDED_CONNECTIONS = 65_536;

interface Followed {
  readonly connection: Connection;
  from: Micros;
  to: Micros;
  /** Whether the server name was searched, or need not be. */
  nameTold: boolean;
}

/** What tells connections apart, and what is said of one. */
interface Sort {
  readonly network: Connection['network'];
  readonly transport: Connection['transport'];
  /** Stands for the connection where the producer names none and knows no addresses. */
  readonly otherwise: string;
}

/** Read again: what a file says of it may be anything. */
function knownTls({ tls }: RecordedPeers): Pick<Connection, 'tls'> {
  const agreed = tls && agreedTls(tls.version, tls.cipher, tls.alpn);
  return agreed === undefined ? {} : { tls: agreed };
}

/** Turns what formats without packets hold into the messages that packets would have given. */
export class ExchangeReader {
  readonly #shared: Listening;
  readonly #followed = new Map<string, Followed>();
  readonly #tails = new StreamTails();

  constructor(shared: Listening) {
    this.#shared = shared;
  }

  take(recorded: Exclude<Recorded, { kind: 'packet' | 'secrets' }>): void {
    switch (recorded.kind) {
      case 'exchange':
        this.#takeExchange(recorded);
        break;
      case 'stream':
        this.#takeStream(recorded);
        break;
      case 'refusal':
        this.#takeRefusal(recorded);
        break;
      case 'name-answer':
        this.#learn(recorded);
        break;
      case 'notice':
        this.#shared.hear(recorded);
        break;
      // Marks say what the person and the phone did; they name no connection.
      case 'phase':
      case 'step':
        break;
      default:
        recorded satisfies never;
    }
  }

  finish(): void {
    for (const key of [...this.#followed.keys()]) this.#close(key);
  }

  /** What was seen to be answered goes before what a list in the capture says. */
  #learn({ addresses, name, isHearsay }: NameAnswer): void {
    const { names } = this.#shared;
    for (const address of addresses)
      if (isHearsay === undefined || names.nameOf(address) === null) names.learn(address, name);
  }

  #takeExchange({ peers, request, response, origin }: Exchange): void {
    const followed = this.#follow(peers, request.at, {
      network: request.protocol === 'h3' ? 'udp' : 'tcp',
      transport: request.scheme === 'https' || request.scheme === 'wss' ? 'tls' : 'plain',
      otherwise: `${request.scheme}://${request.host}:${request.port}`,
    });
    const { connection } = followed;
    const { method, host } = request;
    this.#tellName(followed, peers, { at: request.at, host, origin });
    const common = {
      kind: 'message',
      connection,
      method,
      host,
      target: latin1Of(request.target.bytes),
      origin,
    } as const;
    this.#shared.hear({
      ...common,
      direction: 'request',
      protocol: request.protocol,
      at: request.at,
      status: null,
      ...recordedContent(request, [recordedSection(request.target, 'url'), ...hostSection(request)]),
    });
    if (response === null) return;
    followed.to = Math.max(followed.to, response.at);
    this.#shared.hear({
      ...common,
      direction: 'response',
      protocol: response.protocol,
      at: response.at,
      status: response.status,
      ...recordedContent(response, []),
    });
  }

  #takeStream({ peers, protocol, at, host, direction, transport, content, origin }: StreamChunk): void {
    const network = protocol === 'udp' ? 'udp' : 'tcp';
    const followed = this.#follow(peers, at, { network, transport, otherwise: `${protocol} ${host}` });
    const { connection } = followed;
    this.#tellName(followed, peers, { at, host, origin });
    // A stream has no borders of its own; a value may be cut by one that reading it in pieces made.
    const { sourced, repeated } =
      protocol === 'tcp'
        ? this.#tails.lengthen(`${direction} ${connection.id}`, content)
        : { sourced: content, repeated: 0 };
    const section = recordedSection(sourced, 'stream');
    this.#shared.hear({
      kind: 'message',
      connection,
      direction,
      protocol,
      at,
      method: null,
      host,
      target: null,
      status: null,
      sections: content.bytes.length === 0 ? [] : [repeated > 0 ? { ...section, repeated } : section],
      byteLength: content.bytes.length,
      missedBytes: 0,
      origin,
    });
  }

  #takeRefusal({ peers, at, reason, byteLength = 0, origin }: Refusal): void {
    const sort = { network: 'tcp', transport: 'tls', otherwise: `refused ${peers.serverName}` } as const;
    const followed = this.#follow(peers, at, sort);
    this.#tellName(followed, peers, { at, host: null, origin });
    this.#shared.hear({ kind: 'refused', connection: followed.connection, at, byteLength, reason });
  }

  /**
   * The server name of TLS goes over the wire in clear, so it is searched once for a connection, unless the message
   * that comes first names the same host. Its bytes belong to no message that was recorded.
   */
  #tellName(followed: Followed, peers: RecordedPeers, first: Pick<Message, 'at' | 'host' | 'origin'>): void {
    if (followed.nameTold) return;
    followed.nameTold = true;
    const { serverName, serverNamePieces } = peers;

    if (serverName === null || serverName.toLowerCase() === first.host?.toLowerCase()) return;
    const source = serverNamePieces === undefined ? nowhere : { pieces: serverNamePieces };
    this.#shared.hear({
      kind: 'message',
      connection: followed.connection,
      direction: 'request',
      protocol: 'tls',
      at: first.at,
      method: null,
      host: null,
      target: null,
      status: null,
      sections: [recordedSection({ bytes: bytesOf(serverName), source }, 'sni')],
      byteLength: 0,
      missedBytes: 0,
      origin: first.origin,
    });
  }

  #follow(peers: RecordedPeers, at: Micros, { network, transport, otherwise }: Sort): Followed {
    const ends = `${peers.orig.address} ${peers.orig.port} ${peers.resp.address} ${peers.resp.port}`;
    const unnamed = peers.connection === null;
    const known = peers.orig.port !== null || peers.resp.address !== null;
    const key = unnamed
      ? `${network} ${transport} ${known ? ends : ''} ${otherwise}`
      : `named ${peers.connection} ${ends}`;
    let followed = this.#followed.get(key);
    if (followed === undefined) {
      if (this.#followed.size >= MOST_RECORDED_CONNECTIONS) this.#closeFirst();
      const { orig, resp, serverName, app } = peers;
      const { names, ids } = this.#shared;
      const dnsName = resp.address === null ? null : names.nameOf(resp.address);
      const id = ids.next(network, orig, resp);
      followed = {
        connection: {
          id,
          network,
          orig,
          resp,
          transport,
          serverName,
          dnsName,
          ...(transport === 'tls' ? knownTls(peers) : {}),
          ...(app === undefined ? {} : { app }),
        },
        from: at,
        to: at,
        nameTold: false,
      };
      this.#followed.set(key, followed);
    }
    followed.from = Math.min(followed.from, at);
    followed.to = Math.max(followed.to, at);
    return followed;
  }

  #closeFirst(): void {
    const [first] = this.#followed.keys();
    if (first !== undefined) this.#close(first);
  }

  #close(key: string): void {
    const followed = this.#followed.get(key);
    this.#followed.delete(key);
    if (followed === undefined) return;
    const { connection, from, to } = followed;
    this.#tails.forget(`request ${connection.id}`);
    this.#tails.forget(`response ${connection.id}`);
    this.#shared.hear({ kind: 'closed', connection, from, to });
  }
}
