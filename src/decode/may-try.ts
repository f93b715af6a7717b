import type { Layer, Part } from './part.ts';

/** Readings that nearly anything has, one above another at most. */
const MOST_TRIED = 2;
const TRIED: ReadonlySet<Layer> = new Set(['reversed', 'rot13', 'xor']);

/** Layers that leave most text as it is, so that what was done to it above is done to it still. */
const ESCAPES: ReadonlySet<Layer> = new Set(['percent', 'json-string', 'html-entities', 'quoted-printable']);

/**
 * Whether a part may be read in such a way. None is tried twice with nothing but others of them and escapes between, as
 * that gives what was there before. Text is turned and rotated, and text with a byte added to it mostly is none: so
 * a byte is not looked for right below either, where some characters would come out right and those beside them wrong.
 */
export function mayTry(part: Part, layer: Layer): boolean {
  if (layer === 'xor' && (part.layer === 'reversed' || part.layer === 'rot13')) return false;
  let tried = 0;
  let isSame = true;
  for (let at = part; at.parent !== null && at.layer !== null; at = at.parent) {
    if (at.layer === layer && isSame) return false;
    if (TRIED.has(at.layer)) tried += 1;
    else if (!ESCAPES.has(at.layer)) isSame = false;
  }
  return tried < MOST_TRIED;
}
