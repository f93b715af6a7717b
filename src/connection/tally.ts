import type { Remark } from './message.ts';

const DETAILS = {
  'tcp-retransmitted': 'TCP payload was sent again; it was read once.',
  'tcp-out-of-window': 'TCP payload has numbers that belong to no connection here; it was not read.',
} as const;

export type TallyCode = keyof typeof DETAILS;

/** Bytes put aside for reasons so common that each is said once for the whole capture. */
export class Tally {
  readonly #bytes = new Map<TallyCode, number>();

  add(code: TallyCode, byteLength: number): void {
    this.#bytes.set(code, (this.#bytes.get(code) ?? 0) + byteLength);
  }

  remarks(about: string): Remark[] {
    return [...this.#bytes].map(([code, byteLength]) => ({
      kind: 'notice',
      notice: { code, about, detail: DETAILS[code], byteLength },
    }));
  }
}
