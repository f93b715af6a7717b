/** Hears of a needle that may stand at a place of the text, which may lie outside of it. */
export type Likely = (index: number, start: number) => void;

/** The part of a text whose windows are looked at. `from` is divisible by every stride. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Bytes of a block: it and a small filter stay in the nearest cache while the paths pass over it. Divisible by the
 * 32 and the 24 bytes of a step.
 */
export const BLOCK_BYTES = 96 * 340;
