import type { Micros } from '../../base/index.ts';
import type { AgreedTls } from '../../capture/index.ts';
import type { Connection, Heard } from '../message.ts';
import type { KeyRing } from '../tls/keys/key-ring.ts';
import type { Asked } from './asked.ts';
import type { Budget } from './budget.ts';
import type { Segment } from './segment.ts';

export type Direction = 'request' | 'response';

/**
 * Reads the two byte streams of a connection. Each byte that `read` brings ends in exactly one message's
 * `byteLength`, one opaque or one notice (of TLS that is read: also in what is `framed`); each that `gap` names in one message's `missedBytes` or one `Missed`.
 */
export interface StreamReader {
  /** The next bytes of a direction. The segment may be kept only as a copy. */
  read(direction: Direction, segment: Segment): void;
  /** Bytes of a direction that the capture does not hold; what `read` brings next comes after them. */
  gap(direction: Direction, byteLength: number, at: Micros): void;
  /** The direction is over: emit what is held. Called for each before the connection is let go; bytes may follow a forged end. */
  end(direction: Direction): void;
  /** Memory is short: emit or give up what is held. */
  relieve(): void;
}

/** What a reader knows of, and may do to, its connection. */
export interface Talk {
  readonly budget: Budget;
  /** Whether the beginning was not captured, so that the first bytes may be the middle of anything. */
  readonly midStream: boolean;
  /** Secrets that TLS is read with. */
  readonly keys: KeyRing;
  /** How many times TLS lies around what is read. */
  readonly layers: number;
  readonly ports: readonly [orig: number, resp: number];
  hear(heard: Heard): void;
  connection(): Connection;
  /** The stream turned out to be TLS, for this server name where one was given. */
  secured(serverName: string | null): void;
  /** What TLS came to. */
  agreed(tls: AgreedTls): void;
  /** What its handshake told of the ends. */
  described(facts: Pick<Connection, 'ja3' | 'ja4' | 'certificate'>): void;
  /** Bytes that belong to TLS itself, and say nothing of what is inside. */
  framed(byteLength: number): void;
  /** From now on another reader reads. The one that leaves must have emitted what it held. */
  become(reader: StreamReader): void;
  /**
   * A reader for what a stream turned into: 'http/1' or 'http/2' of which the beginning was not seen, the protocol that an
   * upgrade or TLS named, or '' for a tunnel, which is looked at by its first bytes like a new stream. `asked`: the request
   * that led to it.
   */
  next(protocol: string, asked?: Asked): StreamReader;
}
