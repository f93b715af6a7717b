/** A run of bytes to look for. */
export interface Needle {
  /** At least one byte; a needle of none is never found. */
  readonly bytes: Uint8Array;
  /** False: ASCII letters match in either case. Bytes past ASCII always match exactly. */
  readonly exactCase: boolean;
}

/** Hears of an occurrence; `index` is the needle's place in the list that was compiled. */
export type Hit = (index: number, start: number, end: number) => void;

/** Compiled needles. Holds no state of a search, so one serves any number of texts. */
export interface Matcher {
  /** Tells of every occurrence of every needle once, overlapping ones too, in no promised order. */
  find(bytes: Uint8Array, hit: Hit): void;
}
