import type { Layer, Part } from './part.ts';

/**
 * Readings that nearly anything has, one above another at most. None is tried twice with nothing but others of them
 * between, as that gives what was there before.
 */
const MOST_TRIED = 2;
const TRIED: ReadonlySet<Layer> = new Set(['reversed', 'rot13', 'xor']);

/** Whether a part may be read in such a way. */
export function mayTry(part: Part, layer: Layer): boolean {
  let tried = 0;
  let isNext = true;
  for (let at = part; at.parent !== null && at.layer !== null; at = at.parent) {
    if (at.layer === layer && isNext) return false;
    if (TRIED.has(at.layer)) tried += 1;
    else isNext = false;
  }
  return tried < MOST_TRIED;
}
