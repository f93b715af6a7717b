import type { Readable, Writable } from 'node:stream';

/**
 * Speaks the DevTools protocol over the two pipes that a browser started with `--remote-debugging-pipe` reads and writes:
 * JSON messages that end with a zero byte. No port is opened that others on the machine could speak to.
 */
export class DevToolsPipe {
  readonly #to: Writable;
  readonly #waiting = new Map<number, { done: (result: unknown) => void; fail: (error: Error) => void }>();
  #last = 0;
  #rest = '';

  constructor(to: Writable, from: Readable) {
    this.#to = to;
    from.setEncoding('utf8');
    from.on('data', (text: string) => this.#hear(text));
    const end = () => this.#end();
    from.on('close', end).on('error', end);
    to.on('error', end);
  }

  /** Asks something of the browser, or of a page by its session; fails where the browser says no or goes away. */
  ask(method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        done: (result) => resolve(result as Record<string, unknown>),
        fail: reject,
      });
      const message = { id, method, params, ...(sessionId === undefined ? {} : { sessionId }) };
      this.#to.write(`${JSON.stringify(message)}\0`);
    });
  }

  #hear(text: string): void {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as {
        id?: number;
        result?: unknown;
        error?: { message: string };
      };
      // What has no id is told, not answered: nothing here waits for it.
      if (id === undefined) continue;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.done(result);
      else waiting?.fail(new Error(error.message));
    }
  }

  #end(): void {
    for (const { fail } of this.#waiting.values()) fail(new Error('the browser went away'));
    this.#waiting.clear();
  }
}
