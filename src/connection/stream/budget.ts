/**
 * Bytes held back over all connections: segments that wait for an earlier one, messages not yet whole.
 * 64 MiB lets four of the largest bodies grow at once and keeps a run within the 256 MB promised.
 * (tcpflow and tshark have no such bound.)
 */
export const MOST_HELD_BYTES = 64 * 1024 * 1024;

/** Counts the bytes held; the listener looks after each packet whether it must ask for relief. */
export class Budget {
  held = 0;

  get exceeded(): boolean {
    return this.held > MOST_HELD_BYTES;
  }

  /** Relief goes down to half, so that it is not asked for again by the next packet. */
  get relieved(): boolean {
    return this.held <= MOST_HELD_BYTES / 2;
  }
}
