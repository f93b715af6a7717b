import type { AgreedTls } from '../../capture/index.ts';
import type { Connection, Heard } from '../message.ts';
import type { Asked } from '../stream/asked.ts';
import type { Budget } from '../stream/budget.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import type { KeyRing } from './keys/key-ring.ts';

/** Readers for what is inside of a stream. */
export type InnerStream = (talk: Talk, protocol: string, asked?: Asked) => StreamReader;

/** What a reader of the streams inside of TLS may do to its connection: all that it may outside, but there it stays. */
export class InnerTalk implements Talk {
  readonly midStream = false;
  readonly layers: number;
  readonly #talk: Talk;
  readonly #open: InnerStream;
  #reader: StreamReader | null = null;

  constructor(talk: Talk, open: InnerStream) {
    this.#talk = talk;
    this.#open = open;
    this.layers = talk.layers + 1;
  }

  /** The reader of what is inside; the first is the one for `protocol`. */
  reader(protocol: string): StreamReader {
    this.#reader ??= this.next(protocol);
    return this.#reader;
  }

  end(direction: Direction): void {
    this.#reader?.end(direction);
  }

  relieve(): void {
    this.#reader?.relieve();
  }

  get budget(): Budget {
    return this.#talk.budget;
  }

  get keys(): KeyRing {
    return this.#talk.keys;
  }

  get ports(): readonly [orig: number, resp: number] {
    return this.#talk.ports;
  }

  hear(heard: Heard): void {
    this.#talk.hear(heard);
  }

  connection(): Connection {
    return this.#talk.connection();
  }

  secured(serverName: string | null): void {
    this.#talk.secured(serverName);
  }

  agreed(tls: AgreedTls): void {
    this.#talk.agreed(tls);
  }

  described(facts: Parameters<Talk['described']>[0]): void {
    this.#talk.described(facts);
  }

  framed(byteLength: number): void {
    this.#talk.framed(byteLength);
  }

  become(reader: StreamReader): void {
    this.#reader = reader;
  }

  next(protocol: string, asked?: Asked): StreamReader {
    return this.#open(this, protocol, asked);
  }
}
