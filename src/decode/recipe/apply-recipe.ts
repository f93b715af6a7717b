import type { Recipe } from '../../case/index.ts';
import { recipeChecks } from '../../case/index.ts';
import { kindBits, LEAST_GIVEN_BITS, readableBits } from '../opening-bits.ts';
import { takeStep } from './steps.ts';

/**
 * What a recipe makes of bytes; null where one of its steps does not fit, or what comes out may be an accident.
 * Where the last step says what must come out, that is enough: whoever wrote the recipe asked for just that. `most`:
 * bytes that what was compressed may grow to.
 */
export function applyRecipe({ steps }: Recipe, bytes: Uint8Array, most: number): Uint8Array | null {
  let current = bytes;
  let bits = 0;
  for (const step of steps) {
    const taken = takeStep(current, step, { most });
    if (taken === null || taken.bytes.byteLength === 0) return null;
    current = taken.bytes;
    bits += taken.bits;
  }
  const last = steps.at(-1);
  if (last !== undefined && recipeChecks.has(last.name)) return current;
  return bits + (readableBits(current, most) || kindBits(current)) >= LEAST_GIVEN_BITS ? current : null;
}
