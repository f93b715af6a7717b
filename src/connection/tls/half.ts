import type { Opened, Opener } from './protection/opener.ts';
import { ALERT, CHANGE_CIPHER_SPEC, HANDSHAKE, RECORD_HEADER, type TlsRecord } from './tls-record.ts';

/** A stretch of one direction under one key. */
export interface Epoch {
  /** Null where its key is not known. */
  readonly opener: Opener | null;
  /** What comes after a key update. */
  readonly following?: () => Epoch;
}

/** A record that was found after a loss. */
export interface Found {
  readonly opened: Opened;
  /** Records of its epoch, or of those before it, that were lost before it. */
  readonly passed: number;
}

/** Numbers that are tried for the first record after a loss: a window of 64 kB has some fifty records of a packet each. */
export const MOST_NUMBERS_AHEAD = 64;

/** One direction's protection: what its keys are by turns, and the number of its next record. */
export class Half {
  /** The epochs that are known of, the current one first; null before anything is protected. */
  #epochs: Epoch[] | null = null;
  #sequence = 0;

  get isProtected(): boolean {
    return this.#epochs !== null;
  }

  /** Whether no key of it is known. */
  get isKeyless(): boolean {
    return this.#epochs?.every(({ opener }) => opener === null) ?? true;
  }

  /** Bytes that its protection adds to a record. */
  get overhead(): number {
    return this.#epochs?.[0]?.opener?.overhead ?? RECORD_HEADER;
  }

  /** From now on records are protected, by each of these in turn. */
  protect(epochs: Epoch[]): void {
    this.#epochs = epochs;
    this.#sequence = 0;
  }

  /** The current epoch is over, and the next of those known begins. */
  advance(): void {
    if (this.#epochs === null || this.#epochs.length < 2) return;
    this.protect(this.#epochs.slice(1));
  }

  /** The key is replaced by the one that follows from it (RFC 8446 §4.6.3). */
  update(): void {
    const following = this.#epochs?.length === 1 ? this.#epochs[0]?.following?.() : undefined;
    if (following !== undefined) this.protect([following]);
  }

  /** One record cannot be read, but is known to have been there. */
  pass(): void {
    this.#sequence += 1;
  }

  /** Null where it cannot be read; the next record is then taken for the one after it. */
  open(record: TlsRecord): Opened | null {
    const epochs = this.#epochs;
    const { bytes } = record;
    if (epochs === null)
      return { type: bytes[0] as number, bytes: bytes.subarray(RECORD_HEADER), start: RECORD_HEADER };
    for (let i = 0; i < epochs.length; i++) {
      const opened = epochs[i]?.opener?.open(record, i === 0 ? this.#sequence : 0);
      if (opened == null) continue;
      if (i > 0) this.protect(epochs.slice(i));
      this.#sequence += 1;
      return opened;
    }
    this.#sequence += 1;
    return null;
  }

  /**
   * Whether it is one of the next records, of which up to `ahead` were lost: what their tags are computed with tells. Null where
   * it is not, or after `trials.left` trials; then nothing has changed.
   */
  find(record: TlsRecord, ahead: number, trials: { left: number }): Found | null {
    const epochs = this.#epochs ?? [];
    const following = epochs.length === 1 ? epochs[0]?.following?.() : undefined;
    const candidates = following === undefined ? epochs : [...epochs, following];
    for (const [i, { opener }] of candidates.entries()) {
      if (opener === null) continue;
      const first = i === 0 ? this.#sequence : 0;
      for (let passed = 0; passed <= Math.min(ahead, MOST_NUMBERS_AHEAD); passed++) {
        if (trials.left <= 0) return null;
        trials.left -= 1;
        const opened = opener.open(record, first + passed);
        if (opened === null) continue;
        if (i > 0) this.protect(candidates.slice(i));
        this.#sequence = first + passed + 1;
        return { opened, passed: i === 0 ? passed : passed + 1 };
      }
    }
    return null;
  }
}

/** Whether a record of TLS 1.3 is in clear though its direction is protected: what is protected looks like application data. */
export function isInClear({ bytes }: TlsRecord): boolean {
  const type = bytes[0];
  return type === ALERT || type === HANDSHAKE || type === CHANGE_CIPHER_SPEC;
}
