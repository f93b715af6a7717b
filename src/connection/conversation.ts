import type { Micros } from '../base/index.ts';
import type { AgreedTls } from '../capture/index.ts';
import type { Flow } from './flow-table.ts';
import type { Listening } from './listening.ts';
import type { Connection, Endpoint, Heard } from './message.ts';
import type { Asked } from './stream/asked.ts';
import type { Budget } from './stream/budget.ts';
import { nextStream, openStream } from './stream/open-stream.ts';
import type { Segment } from './stream/segment.ts';
import type { Direction, StreamReader, Talk } from './stream/stream-reader.ts';
import type { Discarded } from './tally.ts';
import { Handshake } from './tcp/handshake.ts';
import { type Side, TcpConnection, type TcpListener } from './tcp/tcp-connection.ts';
import { SYN, type TcpHeader } from './tcp/tcp-header.ts';
import type { KeyRing } from './tls/keys/key-ring.ts';

/** How long a TCP connection may be silent: mobile push connections send a sign of life every 4 to 28 minutes. */
export const TCP_SILENCE_MICROS = 1_800_000_000;

/** How long one that is over is kept, for what was captured late. TIME-WAIT lasts 60 s on Linux. */
export const CLOSED_SILENCE_MICROS = 60_000_000;

const DIRECTIONS: readonly [Direction, Direction] = ['request', 'response'];

export interface Ends {
  readonly orig: Endpoint;
  readonly resp: Endpoint;
}

/** What is known of a connection as it opens. */
export interface Opened extends Ends {
  readonly at: Micros;
  readonly app: string | undefined;
}

/** A TCP connection from its packets to its messages: the assembled streams, and the reader that reads them. */
export class Conversation implements Flow, Talk, TcpListener {
  readonly key: string;
  readonly midStream: boolean;
  readonly layers = 0;
  lastAt: Micros;
  readonly #from: Micros;
  readonly #shared: Listening;
  readonly #tcp: TcpConnection;
  readonly #handshake = new Handshake();
  #connection: Connection;
  /** Null once both sides are done: connections linger, and there are many of them. */
  #reader: StreamReader | null;
  #ended = 0;
  #isRead = false;

  constructor(shared: Listening, key: string, opened: Opened & { midStream: boolean }) {
    const { orig, resp, at, midStream, app } = opened;
    this.key = key;
    this.midStream = midStream;
    this.lastAt = at;
    this.#from = at;
    this.#shared = shared;
    this.#connection = {
      id: shared.ids.next('tcp', orig, resp),
      network: 'tcp',
      orig,
      resp,
      transport: 'plain',
      serverName: null,
      dnsName: resp.address === null ? null : shared.names.nameOf(resp.address),
      ...(app === undefined ? {} : { app }),
    };
    this.#tcp = new TcpConnection(shared.budget, this);
    this.#reader = openStream(this, shared.names);
  }

  get patience(): Micros {
    return this.#tcp.closing ? CLOSED_SILENCE_MICROS : TCP_SILENCE_MICROS;
  }

  get budget(): Budget {
    return this.#shared.budget;
  }

  get keys(): KeyRing {
    return this.#shared.keys;
  }

  get ports(): readonly [number, number] {
    return [this.#connection.orig.port ?? 0, this.#connection.resp.port ?? 0];
  }

  take(side: Side, header: TcpHeader, payload: Segment, cutBytes: number): void {
    this.lastAt = Math.max(this.lastAt, payload.at);
    if ((header.flags & SYN) !== 0) this.#timed(side, header, payload.at);
    this.#tcp.take(side, header, payload, cutBytes);
  }

  begunAnewBy(side: Side, header: TcpHeader): boolean {
    return this.#tcp.begunAnewBy(side, header);
  }

  relieve(): void {
    this.#tcp.flush();
    this.#reader?.relieve();
  }

  close(): void {
    this.#tcp.close();
    this.hear({ kind: 'closed', connection: this.#connection, from: this.#from, to: this.lastAt });
  }

  hear(heard: Heard): void {
    this.#shared.hear(heard);
  }

  connection(): Connection {
    return this.#connection;
  }

  secured(serverName: string | null): void {
    const known = serverName ?? this.#connection.serverName;
    this.#connection = { ...this.#connection, transport: 'tls', serverName: known };
  }

  agreed(tls: AgreedTls): void {
    this.#connection = { ...this.#connection, tls };
  }

  described(facts: Pick<Connection, 'ja3' | 'ja4' | 'certificate'>): void {
    this.#connection = { ...this.#connection, ...facts };
  }

  framed(byteLength: number): void {
    this.#shared.tally.add('tls-framing', byteLength);
  }

  become(reader: StreamReader): void {
    this.#reader = reader;
  }

  next(protocol: string, asked?: Asked): StreamReader {
    return nextStream(this, protocol, asked);
  }

  read(side: Side, segment: Segment): void {
    this.#open().read(DIRECTIONS[side], segment);
  }

  gap(side: Side, byteLength: number, at: Micros): void {
    this.#open().gap(DIRECTIONS[side], byteLength, at);
  }

  end(side: Side): void {
    this.#reader?.end(DIRECTIONS[side]);
    this.#ended |= 1 << side;
    if (this.#ended === 3) this.#reader = null;
  }

  discarded(why: Discarded, byteLength: number): void {
    this.#shared.tally.add(why, byteLength);
  }

  differed(): void {
    const detail = 'TCP payload was sent again with other bytes; the first ones were read.';
    this.hear({
      kind: 'notice',
      notice: { code: 'tcp-retransmission-differs', about: this.#connection.id, detail },
    });
  }

  /** Only before anything is read: what was heard of a connection holds on to it as it was then. */
  #timed(side: Side, header: TcpHeader, at: Micros): void {
    const roundTrip = this.#handshake.take(side, header, at);
    if (roundTrip !== null && !this.#isRead) this.#connection = { ...this.#connection, roundTrip };
  }

  #open(): StreamReader {
    this.#isRead = true;
    if (this.#reader === null) {
      this.#reader = nextStream(this, '');
      this.#ended = 0;
    }
    return this.#reader;
  }
}
