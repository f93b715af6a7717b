import { u16 } from './read-number.ts';

/** An option of a block: its code, and where its value stands in the chunk. */
export interface BlockOption {
  readonly code: number;
  readonly start: number;
  readonly end: number;
}

/** The options from `start` to `end` of `chunk` (pcapng draft, section 3.5), up to one that does not fit. */
export function* optionsIn(
  chunk: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  little: boolean,
): Generator<BlockOption> {
  let at = start;
  while (at + 4 <= end) {
    const code = u16(chunk, at, little);
    const byteLength = u16(chunk, at + 2, little);
    const value = at + 4;
    if (code === 0 || value + byteLength > end) return;
    yield { code, start: value, end: value + byteLength };
    at = value + Math.ceil(byteLength / 4) * 4;
  }
}
