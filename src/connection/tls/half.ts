import type { Opened, Opener } from './protection/opener.ts';
import { ALERT, APPLICATION_DATA, HANDSHAKE, RECORD_HEADER, type TlsRecord } from './tls-record.ts';

/** A stretch of one direction under one key. */
export interface Epoch {
  /** Null where its key is not known. */
  readonly opener: Opener | null;
  /** What comes after a key update. */
  readonly following?: () => Epoch;
}

/** Numbers that are tried for the first record after a loss: 64 kB, the usual window, have some fifty records. */
export const MOST_NUMBERS_AHEAD = 64;

/** Records that are tried under other numbers after a loss, before it is given up. */
export const MOST_TRIALS_AFTER_LOSS = 4;

/** One direction's protection: what its keys are by turns, and the number of its next record. */
export class Half {
  /** The epochs that are known of, the current one first; null before anything is protected. */
  #epochs: Epoch[] | null = null;
  #sequence = 0;
  /** Records that may have been lost, at most. */
  #ahead = 0;
  #trials = 0;

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
    this.#begin();
  }

  /** The current epoch is over, and the next of those known begins. */
  advance(): void {
    if (this.#epochs === null || this.#epochs.length < 2) return;
    this.#epochs.shift();
    this.#begin();
  }

  /** The key is replaced by the one that follows from it (RFC 8446 §4.6.3). */
  update(): void {
    const following = this.#epochs?.length === 1 ? this.#epochs[0]?.following?.() : undefined;
    if (following === undefined) return;
    this.#epochs = [following];
    this.#begin();
  }

  /** So many records cannot be read, but are known to have been there. */
  pass(records: number): void {
    this.#sequence += records;
  }

  /** Up to so many records were lost. */
  lose(records: number): void {
    this.#ahead = Math.min(MOST_NUMBERS_AHEAD, this.#ahead + records);
    this.#trials = MOST_TRIALS_AFTER_LOSS;
  }

  /** Null where it cannot be read. `passed` says how many records before it turned out to be lost. */
  open(record: TlsRecord): (Opened & { readonly passed: number }) | null {
    const epochs = this.#epochs;
    const { bytes } = record;
    if (epochs === null)
      return {
        type: bytes[0] as number,
        bytes: bytes.subarray(RECORD_HEADER),
        start: RECORD_HEADER,
        passed: 0,
      };
    for (const [i, { opener }] of epochs.entries()) {
      const sequence = i === 0 ? this.#sequence : 0;
      const opened = opener?.open(record, sequence);
      if (opened == null) continue;
      epochs.splice(0, i);
      return this.#opened(opened, { sequence, passed: 0 });
    }
    const opened = this.#ahead > 0 ? this.#openAhead(record, epochs) : null;
    if (opened === null) this.#sequence += 1;
    return opened;
  }

  #begin(): void {
    this.#sequence = 0;
    this.#ahead = 0;
  }

  #openAhead(record: TlsRecord, epochs: Epoch[]): ReturnType<Half['open']> {
    this.#trials -= 1;
    const [current] = epochs;
    for (let passed = 1; passed <= this.#ahead; passed++) {
      const sequence = this.#sequence + passed;
      const opened = current?.opener?.open(record, sequence);
      if (opened != null) return this.#opened(opened, { sequence, passed });
    }
    // A key update may be among what was lost.
    const following = epochs.length === 1 ? current?.following?.() : undefined;
    for (let sequence = 0; following !== undefined && sequence < this.#ahead; sequence++) {
      const opened = following.opener?.open(record, sequence);
      if (opened == null) continue;
      this.#epochs = [following];
      return this.#opened(opened, { sequence, passed: sequence + 1 });
    }
    if (this.#trials <= 0) this.#ahead = 0;
    return null;
  }

  #opened(
    opened: Opened,
    { sequence, passed }: { sequence: number; passed: number },
  ): ReturnType<Half['open']> {
    this.#sequence = sequence + 1;
    this.#ahead = 0;
    return { ...opened, passed };
  }
}

/** Whether a record of TLS 1.3 is in clear though its direction is protected: what is protected looks like application data. */
export function isInClear({ bytes }: TlsRecord): boolean {
  const type = bytes[0];
  return type !== APPLICATION_DATA && (type === ALERT || type === HANDSHAKE || type === 20);
}
