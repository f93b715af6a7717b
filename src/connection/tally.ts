import type { Remark } from './message.ts';

const NOTICES = {
  again: { code: 'tcp-retransmitted', detail: 'TCP payload was sent again; it was read once.' },
  'again-uncompared': {
    code: 'tcp-retransmitted',
    detail:
      'TCP payload was sent again after it had been read, too late to be compared with what came first; it was read once.',
  },
  'out-of-window': {
    code: 'tcp-out-of-window',
    detail: 'TCP payload has numbers that belong to no connection here; it was not read.',
  },
  'tls-framing': {
    code: 'tls-framing',
    detail:
      'TLS that was read has bytes of its own, for handshakes, records and their tags; they say nothing.',
  },
} as const;

/** Why payload is in no message: it came again, before or after the first was read, its number cannot be, or it only carries what is. */
export type Discarded = keyof typeof NOTICES;

/** Bytes put aside for reasons so common that each is said once for the whole capture. */
export class Tally {
  readonly #bytes = new Map<Discarded, number>();

  add(why: Discarded, byteLength: number): void {
    this.#bytes.set(why, (this.#bytes.get(why) ?? 0) + byteLength);
  }

  remarks(about: string): Remark[] {
    return [...this.#bytes].map(([why, byteLength]) => ({
      kind: 'notice',
      notice: { ...NOTICES[why], about, byteLength },
    }));
  }
}
