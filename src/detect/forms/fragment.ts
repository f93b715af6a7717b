import { bytesOf, textOf } from '../../base/index.ts';
import type { Family, Written } from './written.ts';

/**
 * Bytes of a text that are no accident: eight or nine words. Two people write the same six (`I'll be there in ten
 * minutes`); a canary's text should be its own from its first words on.
 */
export const FEWEST_OF_FRAGMENT = 48;

/** Any fragment that long holds a whole window that begins at a multiple of this. */
export const FRAGMENT_STRIDE = 16;

const WINDOW = FEWEST_OF_FRAGMENT - FRAGMENT_STRIDE + 1;

/** Windows of one text; longer ones are looked for by their beginning. */
const MOST_WINDOWS = 256;

/** Pieces of a long text, by which any fragment of it is found. */
export const fragment: Family = (value) => {
  const bytes = bytesOf(value.trim());
  const written: Written[] = [];
  if (bytes.length <= FEWEST_OF_FRAGMENT) return written;
  const most = Math.min(bytes.length - WINDOW, MOST_WINDOWS * FRAGMENT_STRIDE);
  for (let at = 0; at <= most; at += FRAGMENT_STRIDE) {
    const window = bytes.subarray(at, at + WINDOW);
    const text = `${at}\0${textOf(window)}`;
    written.push({
      text,
      bytes: window,
      forms: ['fragment'],
      exactCase: false,
      boundary: 'fragment',
      isShown: true,
    });
  }
  return written;
};
