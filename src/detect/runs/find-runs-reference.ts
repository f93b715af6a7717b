import { ALNUM, CLASSES, FIGURE, HEX, NUMBER, WORD } from './classes.ts';
import {
  FEWEST_FIGURES,
  FEWEST_OF_NUMBER,
  FEWEST_OF_WORD,
  type RunListener,
  SHORT_HEX,
  type TextKind,
  textKind,
} from './run-listener.ts';

/** What is read behind the end: a sign that belongs to no run. */
const END = 0x2c;

/** The search in plain TypeScript: what the one in WebAssembly must find, and the quicker for very short texts. */
export function findRunsReference(bytes: Uint8Array, listener: RunListener): TextKind {
  let before = 0;
  let least = 255;
  let bits = 0;
  /** How long what is looked at has been a word, hexadecimal, a number. */
  let words = 0;
  let hexes = 0;
  let numbers = 0;
  let figures = 0;
  /** Signs before the figures. */
  let signs = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = at < bytes.length ? (bytes[at] as number) : END;
    const kind = CLASSES[byte] as number;
    least = Math.min(least, byte);
    bits |= byte;
    if ((kind & WORD) === 0) {
      if (words === SHORT_HEX && hexes === SHORT_HEX) listener.shortHex(at - SHORT_HEX);
      words = 0;
      hexes = 0;
    } else {
      words += 1;
      hexes = (kind & HEX) === 0 ? 0 : hexes + 1;
      if (hexes === FEWEST_OF_WORD) listener.hex(at - FEWEST_OF_WORD + 1);
      if ((before & ALNUM) === 0 && isWord(bytes, at)) listener.word(at);
    }
    if ((kind & NUMBER) === 0) {
      if (numbers < FEWEST_OF_NUMBER && figures >= FEWEST_FIGURES) listener.number(at - numbers);
      numbers = 0;
      figures = 0;
    } else {
      if (numbers === 0) signs = (kind & FIGURE) === 0 ? 1 : 0;
      // Only those count that the run begins with, or that follow the sign it begins with.
      if ((kind & FIGURE) !== 0 && figures === numbers - signs) figures += 1;
      numbers += 1;
    }
    if (numbers === FEWEST_OF_NUMBER) listener.number(at - FEWEST_OF_NUMBER + 1);
    before = kind;
  }
  return textKind(least, bits);
}

function isWord(bytes: Uint8Array, start: number): boolean {
  if (start + FEWEST_OF_WORD > bytes.length) return false;
  for (let at = start + 1; at < start + FEWEST_OF_WORD; at++) {
    if (((CLASSES[bytes[at] as number] as number) & WORD) === 0) return false;
  }
  return true;
}
