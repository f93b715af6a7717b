/** Characters of a word that may be a digest: see FEWEST_OF_DIGEST. */
export const FEWEST_OF_WORD = 12;

/** Characters of a number of 32 bits in hexadecimal. */
export const SHORT_HEX = 8;

/** Bytes of a run of figures and separators: the decimal writing of nearly all numbers of 32 bits has as many. */
export const FEWEST_OF_NUMBER = 9;

/** Figures that a shorter run begins with, or has behind one sign: the fewest last digits by which telephone numbers are compared. */
export const FEWEST_FIGURES = 7;

/** Hears where runs begin, each kind from left to right. */
export interface RunListener {
  /**
   * FEWEST_OF_WORD digits of base64, behind no letter or figure; of one word there may be several. Those that do not
   * pass the filter may be left out.
   */
  word(start: number): void;
  /** FEWEST_OF_WORD hexadecimal digits, behind none. */
  hex(start: number): void;
  /** SHORT_HEX hexadecimal digits that are a whole word. */
  shortHex(start: number): void;
  /** FEWEST_OF_NUMBER figures and separators, behind none; or FEWEST_FIGURES figures, which may follow one sign. */
  number(start: number): void;
}

/** What is said of a text besides. */
export interface TextKind {
  /** Whether it has bytes that no text has: those below 9, a tab. */
  readonly hasControls: boolean;
  readonly isAscii: boolean;
}

/** Tells a listener of all runs in a text. */
export type FindRuns = (bytes: Uint8Array, listener: RunListener) => TextKind;

/** A text of which nothing but its least byte and the bits of all are known. */
export function textKind(least: number, bits: number): TextKind {
  return KINDS[(least < 9 ? 1 : 0) | (bits & 0x80)] as TextKind;
}

const KINDS: Readonly<Record<number, TextKind>> = {
  0: { hasControls: false, isAscii: true },
  1: { hasControls: true, isAscii: true },
  128: { hasControls: false, isAscii: false },
  129: { hasControls: true, isAscii: false },
};

/** Says of most words that they are not looked for. */
export interface HeadFilter {
  /** A bit for each beginning of what the digits stand for. */
  readonly words: Int32Array;
  /** The first 32 bits, so far to the right, are the beginning. */
  readonly shift: number;
  /** Byte → value of the digit that it is. */
  readonly digits: Uint8Array;
}
