import { LONG, longPath } from './long-path.ts';
import { MEDIUM, mediumPath } from './medium-path.ts';
import { certainBytes, type Matcher, type Needle } from './needle.ts';
import { NeedlePool } from './needle-pool.ts';
import { shortPath } from './short-path.ts';

/*
 * Searching for many needles at once, by sampled words.
 *
 * The text is looked at as words in the machine's own size instead of byte by byte. A word with ASCII case
 * taken off is hashed, and a bitmap that fits the cache says of nearly all of them that no needle has such
 * a word at that place. What passes is looked up in an exact table and compared byte by byte. So the work
 * on text without needles is a few operations per four bytes, whatever the number of needles.
 *
 * Only every fourth (or second) place is looked at, so a needle is entered once for each alignment that an
 * occurrence can have. That needs some length: three paths take the needles by it, and a path without
 * needles costs nothing. An occurrence is met at exactly one place, so it is told once.
 */
export function compileNeedles(needles: readonly Needle[]): Matcher {
  const pool = new NeedlePool(needles);
  const short: number[] = [];
  const medium: number[] = [];
  const long: number[] = [];
  for (const [index, needle] of needles.entries()) {
    const { length } = certainBytes(needle);
    if (length >= LONG) long.push(index);
    else if (length >= MEDIUM) medium.push(index);
    else if (length > 0) short.push(index);
  }
  const paths: Matcher[] = [];
  if (long.length > 0) paths.push(longPath(needles, long, pool));
  if (medium.length > 0) paths.push(mediumPath(needles, medium, pool));
  if (short.length > 0) paths.push(shortPath(needles, short, pool));
  return {
    find(bytes, hit) {
      for (const path of paths) path.find(bytes, hit);
    },
  };
}
