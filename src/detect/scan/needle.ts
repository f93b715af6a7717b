import type { NeedleTables } from './needle-tables.ts';

/** A run of bytes to look for. */
export interface Needle {
  /** At least one byte; a needle of none is never found. */
  readonly bytes: Uint8Array;
  /** False: ASCII letters match in either case. Bytes past ASCII always match exactly. */
  readonly exactCase: boolean;
  /** So many bytes of its beginning are an occurrence, which is told as far as it agrees; absent: all of them. */
  readonly least?: number;
}

/** Hears of an occurrence; `index` is the needle's place in the list that was compiled. */
export type Hit = (index: number, start: number, end: number) => void;

/** Compiled needles. Holds no state of a search, so one serves any number of texts. */
export interface Matcher {
  /** What another thread opens the same matcher from. */
  readonly tables: NeedleTables;
  /** Tells of every occurrence of every needle once, overlapping ones too, by where they start, then by needle. */
  find(bytes: Uint8Array, hit: Hit): void;
}

/** What every occurrence of the needle holds, and so what it is entered by. */
export function certainBytes({ bytes, least }: Needle): Uint8Array {
  return least === undefined || least >= bytes.length ? bytes : bytes.subarray(0, least);
}
