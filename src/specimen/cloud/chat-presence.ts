/** Who is online, and how to reach them. Not data of the service: it ends with the connection. */
export class ChatPresence {
  readonly #online = new Map<string, (from: string, text: string) => void>();

  /** Returns what takes the number off again, unless a newer connection has it by then. */
  enter(number: string, deliver: (from: string, text: string) => void): () => void {
    this.#online.set(number, deliver);
    return () => {
      if (this.#online.get(number) === deliver) this.#online.delete(number);
    };
  }

  has(number: string): boolean {
    return this.#online.has(number);
  }

  numbers(): readonly string[] {
    return [...this.#online.keys()];
  }

  /** Whether there was somebody to deliver to. */
  deliver(to: string, from: string, text: string): boolean {
    const deliver = this.#online.get(to);
    deliver?.(from, text);
    return deliver !== undefined;
  }
}
