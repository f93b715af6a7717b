import type { Span } from '../../base/index.ts';
import { isPairAt, looksLikePairs } from '../pair.ts';
import { pairs } from '../pairs.ts';
import type { Container } from './container.ts';

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;

/** Bytes of the first pair in which another may begin behind white space. */
const LONGEST_FIRST = 256;

/** application/x-www-form-urlencoded (WHATWG URL, section 5), labelled or plainly looking like it. */
export const form: Container = {
  name: 'form',
  read({ bytes, region, hint }) {
    const labelled = hint?.includes('x-www-form-urlencoded') === true;
    if (!labelled && (!looksLikePairs(bytes, region) || isSpaced(bytes, region))) return null;
    return pairs(bytes, region, { kind: 'form', grammar: 'form' });
  },
};

/** `level=info imei=1`, or a pair on each line: white space parts these, not ampersands. */
function isSpaced(bytes: Uint8Array, { start, end }: Span): boolean {
  const last = Math.min(end, start + LONGEST_FIRST);
  for (let at = start; at < last && bytes[at] !== AMPERSAND && bytes[at] !== SEMICOLON; at++) {
    if ((bytes[at] as number) <= 0x20 && isPairAt(bytes, at + 1, end)) return true;
  }
  return false;
}
