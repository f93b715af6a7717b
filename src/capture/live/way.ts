import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { TelltaleError } from '../../base/index.ts';
import { type AgreedTls, agreedTls } from '../agreed-tls.ts';
import type { RecordedPeers } from '../recorded.ts';
import type { ClientHello } from './client-hello.ts';
import type { Dial, Dialled } from './dial.ts';
import { ja4 } from './ja4.ts';
import type { Target } from './socks.ts';

/** A connection to the server, ready to be spoken on. */
export interface Reached {
  readonly stream: Duplex;
  readonly dialled: Dialled;
  /** What ALPN agreed on; null where nothing was. */
  readonly protocol: string | null;
}

export interface WayOptions {
  readonly name: string;
  readonly orig: RecordedPeers['orig'];
  readonly target: Target;
  readonly dial: Dial;
  /** Says why the server could not be reached; once for each attempt. */
  readonly failed: (fault: TelltaleError, way: Way) => void;
  /** Every socket to a server, so that all of them can be closed. */
  readonly opened: (stream: Duplex) => void;
}

/** TLS of the way to the server, mirrored from what the client asked for. */
interface WayTls {
  readonly hello: ClientHello | null;
  /** Of `hello`. */
  readonly ja4: string | null;
  readonly trust: SecureContext;
  protocols: readonly string[];
  /** What the client's side came to; absent until its handshake is done. */
  agreed?: AgreedTls;
}

/** The name that messages about a connection go by, and how its server is reached. */
export class Way {
  readonly name: string;
  readonly target: Target;
  readonly tls: WayTls | null;
  readonly #options: WayOptions;
  #waiting: Reached | null = null;
  #last: Dialled | null = null;

  constructor(options: WayOptions, tls: WayTls | null = null) {
    this.#options = options;
    this.tls = tls;
    this.name = options.name;
    this.target = options.target;
  }

  get transport(): 'plain' | 'tls' {
    return this.tls === null ? 'plain' : 'tls';
  }

  /** The same way with TLS on it. A connection already opened is taken along. */
  secured(hello: ClientHello | null, trust: SecureContext, protocols: readonly string[]): Way {
    const fingerprint = hello === null ? null : ja4(hello);
    const way = new Way(this.#options, { hello, ja4: fingerprint, trust, protocols });
    way.#waiting = this.#waiting;
    way.#last = this.#last;
    this.#waiting = null;
    return way;
  }

  /** The client's side of TLS is there. */
  agreedWith(client: TLSSocket): void {
    const { standardName = null } = (client.getCipher() ?? {}) as { standardName?: string };
    const tls = agreedTls(client.getProtocol(), standardName, agreedProtocol(client));
    if (this.tls !== null && tls !== undefined) this.tls.agreed = tls;
  }

  /** Opens a connection that the next `reach` hands out. */
  async prepare(): Promise<Reached> {
    this.#waiting = await this.reach();
    return this.#waiting;
  }

  /** Rejects with a `TelltaleError` whose code tells a server that is not there from one that is not trusted. */
  async reach(): Promise<Reached> {
    const waiting = this.#waiting;
    this.#waiting = null;
    const isUsable = waiting !== null && !waiting.stream.destroyed;
    if (isUsable && (this.tls === null || 'authorized' in waiting.stream)) return waiting;
    try {
      const reached = isUsable ? waiting : await this.#dial();
      return this.tls === null ? reached : await this.#secure(reached.dialled, this.tls);
    } catch (cause) {
      const fault =
        cause instanceof TelltaleError
          ? cause
          : new TelltaleError('upstream-unreachable', 'the server could not be reached', { cause });
      this.#options.failed(fault, this);
      throw fault;
    }
  }

  /** Closes what was opened and nobody asked for. */
  abandon(): void {
    this.#waiting?.stream.destroy();
    this.#waiting = null;
  }

  /** Who spoke to whom, the server being the one last reached unless another is named. */
  peers(dialled: Dialled | null = this.#last): RecordedPeers {
    return {
      connection: this.name,
      orig: this.#options.orig,
      resp: { address: dialled?.address ?? null, port: dialled?.port ?? this.target.port },
      serverName: this.tls?.hello?.serverName ?? null,
      ...(this.tls?.ja4 == null ? {} : { ja4: this.tls.ja4 }),
      ...(this.tls?.agreed === undefined ? {} : { tls: this.tls.agreed }),
    };
  }

  async #dial(): Promise<Reached> {
    const dialled = await this.#options.dial(this.target.host, this.target.port);
    this.#last = dialled;
    dialled.socket.setNoDelay(true);
    dialled.socket.on('error', () => {});
    this.#options.opened(dialled.socket);
    return { stream: dialled.socket, dialled, protocol: null };
  }

  #secure(dialled: Dialled, { hello, trust, protocols }: WayTls): Promise<Reached> {
    // A server that needs a name gets the one it was reached by, where the client sent none.
    const name = hello?.serverName ?? this.target.host;
    const stream = connectTls({
      socket: dialled.socket,
      host: this.target.host,
      // Addresses are not sent as names (RFC 6066 section 3).
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ...(protocols.length === 0 ? {} : { ALPNProtocols: [...protocols] }),
      secureContext: trust,
      // Looked at below, where a certificate that will not do can be told from a handshake that failed.
      rejectUnauthorized: false,
    });
    return new Promise((resolve, reject) => {
      const failed = (cause: Error) =>
        reject(new TelltaleError('upstream-tls', 'the TLS handshake with the server failed', { cause }));
      stream.once('error', failed);
      stream.once('close', () => failed(new Error('closed')));
      stream.once('secureConnect', () => {
        stream.off('error', failed).on('error', () => {});
        if (stream.authorized) return resolve({ stream, dialled, protocol: agreedProtocol(stream) });
        reject(
          new TelltaleError('upstream-untrusted', "the server's certificate is not trusted for its name", {
            cause: stream.authorizationError,
          }),
        );
        stream.destroy();
      });
    });
  }
}

function agreedProtocol(stream: TLSSocket): string | null {
  return typeof stream.alpnProtocol === 'string' ? stream.alpnProtocol : null;
}
