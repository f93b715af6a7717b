import type { Span } from '../base/index.ts';
import { LETTER_SETS, LOWER } from './letter-sets.ts';

/** Separators that a value, its prefix and what is behind it have between them. */
const MOST_SEPARATORS = 3;

/** Small letters of a word in a path; so many stand between two separators of one random run in ten. */
const LEAST_WORD = 3;

/** Whether the separators are more than letters of a long random run: a path begins with one, or has a word. */
export function mayBeDivided(
  bytes: Uint8Array,
  { start, end, separators }: Span & { readonly separators: number },
): boolean {
  if (bytes[start] === SLASH) return true;
  let count = 0;
  let from = start;
  let isWord = true;
  for (let at = start; at <= end; at++) {
    const sets = at < end ? (LETTER_SETS[bytes[at] as number] as number) : separators;
    if ((sets & separators) === 0) {
      isWord &&= (sets & LOWER) !== 0;
      continue;
    }
    if (isWord && at - from >= LEAST_WORD) return true;
    if (at < end) count += 1;
    from = at + 1;
    isWord = true;
  }
  return count <= MOST_SEPARATORS;
}

const SLASH = 0x2f;
