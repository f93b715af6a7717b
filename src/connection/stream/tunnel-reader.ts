import { isIP } from 'node:net';
import type { Micros } from '../../base/index.ts';
import type { AgreedTls } from '../../capture/index.ts';
import { hostOfAuthority } from '../http1/host.ts';
import type { Connection, Endpoint, Heard } from '../message.ts';
import type { KeyRing } from '../tls/keys/key-ring.ts';
import type { Asked } from './asked.ts';
import type { Budget } from './budget.ts';
import type { Segment } from './segment.ts';
import type { Direction, StreamReader, Talk } from './stream-reader.ts';

/** Tunnels inside of each other, without TLS between them, that are looked through; a proxy behind a proxy makes two. */
export const MOST_TUNNELS = 8;

/** Makes the reader for what a stream turned into. */
export type NextStream = (talk: Talk, protocol: string, asked?: Asked) => StreamReader;

/**
 * What a proxy passes on, read like a connection of its own to the target that the proxy was asked for: the address
 * of the proxy is nobody's who is told something.
 */
export class TunnelReader implements StreamReader, Talk {
  readonly midStream = false;
  /** Tunnels that this one is inside of, and itself. */
  readonly depth: number;
  readonly #outer: Talk;
  readonly #next: NextStream;
  readonly #isOneOfMany: boolean;
  readonly #resp: Endpoint;
  readonly #name: string | null;
  #reader: StreamReader;
  /** The connection around it, and what is told of it from inside. */
  #around: Connection | null = null;
  #inside: Connection | null = null;
  /** What was found out inside alone. */
  #found: Partial<Connection> = {};

  /** `asked.target` names the other end, as CONNECT does (RFC 9110 §9.3.6). */
  constructor(outer: Talk, asked: Asked, next: NextStream) {
    this.#outer = outer;
    this.depth = outer instanceof TunnelReader ? outer.depth + 1 : 1;
    this.#next = next;
    this.#isOneOfMany = asked.isOneOfMany === true;
    const target = asked.target ?? '';
    const host = hostOfAuthority(target);
    const port = /:(\d{1,5})$/.exec(target.slice(-6))?.[1];
    const isAddress = host !== null && isIP(host) !== 0;
    this.#name = isAddress ? null : host;
    this.#resp = { address: isAddress ? host : null, port: port === undefined ? null : Number(port) };
    this.#reader = next(this, '');
  }

  get budget(): Budget {
    return this.#outer.budget;
  }

  get keys(): KeyRing {
    return this.#outer.keys;
  }

  get layers(): number {
    return this.#outer.layers;
  }

  get ports(): readonly [number, number] {
    return [this.#outer.ports[0], this.#resp.port ?? 0];
  }

  read(direction: Direction, segment: Segment): void {
    this.#reader.read(direction, segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#reader.gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    this.#reader.end(direction);
  }

  relieve(): void {
    this.#reader.relieve();
  }

  hear(heard: Heard): void {
    this.#outer.hear(heard);
  }

  connection(): Connection {
    const around = this.#outer.connection();
    if (this.#inside === null || this.#around !== around) {
      this.#around = around;
      this.#inside = { ...around, resp: this.#resp, dnsName: this.#name, ...this.#found };
    }
    return this.#inside;
  }

  secured(serverName: string | null): void {
    if (!this.#isOneOfMany) this.#outer.secured(serverName);
    else this.#find({ transport: 'tls', serverName: serverName ?? this.#found.serverName ?? null });
  }

  agreed(tls: AgreedTls): void {
    if (!this.#isOneOfMany) this.#outer.agreed(tls);
    else this.#find({ tls });
  }

  described(facts: Parameters<Talk['described']>[0]): void {
    if (!this.#isOneOfMany) this.#outer.described(facts);
    else this.#find(facts);
  }

  framed(byteLength: number): void {
    this.#outer.framed(byteLength);
  }

  become(reader: StreamReader): void {
    this.#reader = reader;
  }

  next(protocol: string, asked?: Asked): StreamReader {
    return this.#next(this, protocol, asked);
  }

  #find(found: Partial<Connection>): void {
    this.#found = { ...this.#found, ...found };
    this.#inside = null;
  }
}
