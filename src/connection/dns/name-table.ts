/** Addresses whose names are remembered. A phone meets some thousands in a day; the oldest are forgotten first. */
export const MOST_NAMED_ADDRESSES = 65_536;

/** Which name the capture's DNS answers gave last for an address. */
export class NameTable {
  readonly #names = new Map<string, string>();

  learn(address: string, name: string): void {
    this.#names.delete(address);
    this.#names.set(address, name);
    if (this.#names.size <= MOST_NAMED_ADDRESSES) return;
    const [oldest] = this.#names.keys();
    if (oldest !== undefined) this.#names.delete(oldest);
  }

  nameOf(address: string): string | null {
    return this.#names.get(address) ?? null;
  }
}
