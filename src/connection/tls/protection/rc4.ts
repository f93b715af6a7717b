/** RC4 (RFC 6229 has vectors), which phones spoke until RFC 7465 forbade it; OpenSSL has it no more. */
export class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, i) => i);
  #i = 0;
  #j = 0;

  constructor(key: Uint8Array) {
    const state = this.#state;
    for (let i = 0, j = 0; i < 256; i++) {
      const byte = state[i] as number;
      j = (j + byte + (key[i % key.length] as number)) & 0xff;
      state[i] = state[j] as number;
      state[j] = byte;
    }
  }

  /** Goes on from where the last call ended. */
  apply(bytes: Uint8Array): Uint8Array {
    const state = this.#state;
    const out = new Uint8Array(bytes.length);
    let [i, j] = [this.#i, this.#j];
    for (let at = 0; at < bytes.length; at++) {
      i = (i + 1) & 0xff;
      const first = state[i] as number;
      j = (j + first) & 0xff;
      const second = state[j] as number;
      state[i] = second;
      state[j] = first;
      out[at] = (bytes[at] as number) ^ (state[(first + second) & 0xff] as number);
    }
    this.#i = i;
    this.#j = j;
    return out;
  }
}
