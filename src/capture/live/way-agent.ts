import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Dialled } from './dial.ts';
import type { Way } from './way.ts';

/** HTTP/1 connections to the server of one way, kept between requests, and who was reached on each. */
export class WayAgent extends Agent {
  readonly way: Way;
  readonly #dialled = new WeakMap<Duplex, Dialled>();

  constructor(way: Way) {
    super({ keepAlive: true });
    this.way = way;
  }

  override createConnection(
    _options: unknown,
    callback?: (cause: Error | null, stream: Duplex) => void,
  ): undefined {
    this.way.reach().then(
      ({ stream, dialled }) => {
        this.#dialled.set(stream, dialled);
        callback?.(null, stream);
      },
      // Node's types have a stream even where there is an error instead.
      (cause: Error) => callback?.(cause, undefined as never),
    );
  }

  /** Null where `stream` is none of this agent's. */
  dialledOn(stream: Duplex | null | undefined): Dialled | null {
    return (stream == null ? undefined : this.#dialled.get(stream)) ?? null;
  }

  override destroy(): void {
    super.destroy();
    this.way.abandon();
  }
}
