import type { Budget } from '../stream/budget.ts';
import type { Direction } from '../stream/stream-reader.ts';
import type { TlsRecord } from './tls-record.ts';

/** Bytes of records that wait for the server's hello: early data, of which servers take 16 kB or so. */
export const MOST_WAITING_BYTES = 128 * 1024;

export interface WaitingRecord {
  readonly direction: Direction;
  readonly record: TlsRecord;
}

/** Records that cannot be opened before the server's hello is known. */
export class WaitingRecords {
  readonly #budget: Budget;
  #records: WaitingRecord[] = [];
  #byteLength = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get first(): WaitingRecord | undefined {
    return this.#records[0];
  }

  get isFull(): boolean {
    return this.#byteLength > MOST_WAITING_BYTES;
  }

  /** Whether those after it have to wait too. */
  has(direction: Direction): boolean {
    return this.#records.some((waiting) => waiting.direction === direction);
  }

  add(direction: Direction, { bytes, ...rest }: TlsRecord): void {
    this.#records.push({ direction, record: { ...rest, bytes: bytes.slice() } });
    this.#byteLength += bytes.length;
    this.#budget.held += bytes.length;
  }

  take(): readonly WaitingRecord[] {
    const records = this.#records;
    this.#records = [];
    this.#budget.held -= this.#byteLength;
    this.#byteLength = 0;
    return records;
  }
}
