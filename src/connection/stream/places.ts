import { appendPiece, type Piece, type Source, type Span } from '../../base/index.ts';

/**
 * Where bytes joined from several segments stand in the file. Most have one run, which needs no lists; a long body
 * has thousands, in three flat lists.
 */
export class Places implements Source {
  readonly #index: number;
  readonly #offset: number;
  #more: { readonly starts: number[]; readonly indexes: number[]; readonly offsets: number[] } | null = null;

  /** The first byte stands at `offset` in packet `index`. */
  constructor(index: number, offset: number) {
    this.#index = index;
    this.#offset = offset;
  }

  get count(): number {
    return this.#more === null ? 1 : this.#more.starts.length;
  }

  /** From `at` on, the bytes stand at `offset` in packet `index`. Called with growing `at`. */
  add(at: number, index: number, offset: number): void {
    this.#more ??= { starts: [0], indexes: [this.#index], offsets: [this.#offset] };
    this.#more.starts.push(at);
    this.#more.indexes.push(index);
    this.#more.offsets.push(offset);
  }

  pieces({ start, end }: Span): readonly Piece[] {
    if (end <= start) return [];
    if (this.#more === null)
      return [{ index: this.#index, offset: this.#offset + start, byteLength: end - start }];
    const { starts, indexes, offsets } = this.#more;
    const found: Piece[] = [];
    for (let run = lastAtOrBefore(starts, start); run < starts.length; run++) {
      const runStart = starts[run] as number;
      if (runStart >= end) break;
      const from = Math.max(start, runStart);
      const to = Math.min(end, starts[run + 1] ?? end);
      const offset = (offsets[run] as number) + from - runStart;
      if (to > from) appendPiece(found, { index: indexes[run] as number, offset, byteLength: to - from });
    }
    return found;
  }
}

function lastAtOrBefore(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
