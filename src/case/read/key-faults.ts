import { type Cipher, cipherParts, ciphers } from '../cipher.ts';
import { keyWritten } from '../key-text.ts';
import { parseRecipe } from '../recipe/parse-recipe.ts';
import type { Fault } from './fault.ts';
import { mapsIn, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';

/** Keys that do not fit their cipher. What has the wrong shape is passed over. */
export function keyFaults(keys: unknown, places: Places): Fault[] {
  const entries = mapsIn(keys);
  const faults = [...repeatedIds(entries, 'key', places), ...recipeFaults(entries, places)];
  for (const entry of entries) {
    const { cipher, key, iv } = entry;
    if (typeof cipher !== 'string' || !ciphers.includes(cipher as Cipher)) continue;
    const { keyLengths, ivLengths } = cipherParts(cipher as Cipher);
    if (isTold(key) && keyWritten(key, keyLengths) === null) {
      faults.push({
        offset: places.ofValue(entry, 'key'),
        sentence: `this key is not ${lengths(keyLengths)} bytes, as ${cipher} needs: write it in hexadecimal, in base64 or as ${lengths(keyLengths)} letters`,
      });
    }
    if (ivLengths.length === 0 && iv !== undefined) {
      faults.push({ offset: places.ofKey(entry, 'iv'), sentence: `${cipher} has no iv; leave it out` });
    } else if (isTold(iv) && keyWritten(iv, ivLengths) === null) {
      faults.push({
        offset: places.ofValue(entry, 'iv'),
        sentence: `this iv is not ${lengths(ivLengths)} bytes: write it in hexadecimal, in base64 or as ${lengths(ivLengths)} letters`,
      });
    }
  }
  return faults;
}

/** Recipes that cannot be read, and names that two have. */
function recipeFaults(entries: readonly PlainMap[], places: Places): Fault[] {
  const faults: Fault[] = [];
  const names = new Set<unknown>();
  for (const entry of entries) {
    const { recipe, steps } = entry;
    if (!isTold(recipe)) continue;
    if (names.has(recipe)) {
      faults.push({ offset: places.ofValue(entry, 'recipe'), sentence: 'two recipes have this name' });
    }
    names.add(recipe);
    const fault = isTold(steps) ? parseRecipe(steps).fault : null;
    if (fault !== null)
      faults.push({ offset: places.ofValue(entry, 'steps'), sentence: `this recipe: ${fault}` });
  }
  return faults;
}

function lengths(known: readonly number[]): string {
  return known.join(' or ');
}

function isTold(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '';
}
