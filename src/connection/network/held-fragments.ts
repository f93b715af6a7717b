import type { FragmentRun } from './datagram.ts';

/**
 * Pieces of one packet: a packet of 65,535 bytes over the smallest links that IPv6 allows (1,280) has 53. Bounds the
 * insertion into a sorted list.
 */
export const MOST_FRAGMENTS = 1_024;

/** A fragment's payload, with bytes of its own. */
export interface HeldFragment {
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** Where its bytes stand in the file; counted from 0 at its own start. */
  readonly runs: readonly FragmentRun[];
}

/** The pieces of one packet that came so far, sorted, without overlap: of bytes sent twice, the first ones count. */
export class HeldFragments {
  /** Bytes came again and were not the same, or the packet's end came twice and elsewhere. */
  differed = false;
  /** Bytes that came again. */
  repeatedBytes = 0;
  /** All bytes that are held. */
  byteLength = 0;
  /** Length of the whole, once its last piece came. */
  total: number | null = null;
  readonly #list: HeldFragment[] = [];

  get isWhole(): boolean {
    return this.byteLength === this.total;
  }

  get isFull(): boolean {
    return this.#list.length >= MOST_FRAGMENTS;
  }

  /** End of the last piece that is held. */
  get end(): number {
    const last = this.#list.at(-1);
    return last === undefined ? 0 : last.offset + last.bytes.length;
  }

  /** `wireLength` is the piece's length as it was sent. */
  add(added: HeldFragment, { wireLength, hasMore }: { wireLength: number; hasMore: boolean }): void {
    this.#insert(added);
    const end = added.offset + wireLength;
    if (!hasMore) {
      if (this.total !== null && this.total !== end) this.differed = true;
      this.total ??= end;
    }
    if (this.total !== null && this.end > this.total) {
      this.total = this.end;
      this.differed = true;
    }
  }

  /** What there is from the start on without a hole. */
  prefix(): { bytes: Uint8Array; runs: FragmentRun[] } {
    const runs: FragmentRun[] = [];
    const parts: Uint8Array[] = [];
    let at = 0;
    for (const { offset, bytes, runs: own } of this.#list) {
      if (offset !== at) break;
      for (const run of own) runs.push({ ...run, start: run.start + at, end: run.end + at });
      parts.push(bytes);
      at += bytes.length;
    }
    return { bytes: Buffer.concat(parts), runs };
  }

  #insert(added: HeldFragment): void {
    const end = added.offset + added.bytes.length;
    let at = added.offset;
    let i = this.#firstEndingAfter(at);
    while (at < end) {
      const next = this.#list[i];
      const freeUntil = next === undefined ? end : Math.min(end, next.offset);
      if (freeUntil > at) {
        this.#list.splice(i, 0, cutFragment(added, at - added.offset, freeUntil - added.offset));
        this.byteLength += freeUntil - at;
        i++;
        at = freeUntil;
      }
      if (next === undefined || at >= end) break;
      const overlapEnd = Math.min(end, next.offset + next.bytes.length);
      this.#compare(added, next, at, overlapEnd);
      at = overlapEnd;
      i++;
    }
  }

  #compare(added: HeldFragment, held: HeldFragment, from: number, to: number): void {
    this.repeatedBytes += to - from;
    const again = added.bytes.subarray(from - added.offset, to - added.offset);
    const first = held.bytes.subarray(from - held.offset, to - held.offset);
    if (Buffer.compare(again, first) !== 0) this.differed = true;
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const held = this.#list[middle] as HeldFragment;
      if (held.offset + held.bytes.length <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function cutFragment({ offset, bytes, runs }: HeldFragment, from: number, to: number): HeldFragment {
  return {
    offset: offset + from,
    bytes: new Uint8Array(bytes.subarray(from, to)),
    runs: cutRuns(runs, from, to),
  };
}

/** The runs of the bytes between two places, counted anew from the first. */
export function cutRuns(runs: readonly FragmentRun[], from: number, to: number): FragmentRun[] {
  return runs
    .filter(({ start, end }) => start < to && end > from)
    .map((run) => {
      const start = Math.max(run.start, from);
      return {
        start: start - from,
        end: Math.min(run.end, to) - from,
        index: run.index,
        offset: run.offset + start - run.start,
      };
    });
}
