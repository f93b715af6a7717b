import { type Cipher, cipherParts, ciphers } from '../cipher.ts';
import { blockWritten, keysWritten } from '../key-text.ts';
import type { Fault } from './fault.ts';
import { mapsIn } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';

/** Keys that do not fit their cipher. What has the wrong shape is passed over. */
export function keyFaults(keys: unknown, places: Places): Fault[] {
  const entries = mapsIn(keys);
  const faults = repeatedIds(entries, 'key', places);
  for (const entry of entries) {
    const { cipher, key, iv } = entry;
    if (typeof cipher !== 'string' || !ciphers.includes(cipher as Cipher)) continue;
    const { keyLength, mode } = cipherParts(cipher as Cipher);
    if (isTold(key) && !keysWritten(key).some(({ byteLength }) => byteLength === keyLength)) {
      faults.push({
        offset: places.ofValue(entry, 'key'),
        sentence: `this key is not ${keyLength} bytes, as ${cipher} needs: write it in hexadecimal, in base64 or as ${keyLength} letters`,
      });
    }
    if (mode === 'ecb' && iv !== undefined) {
      faults.push({ offset: places.ofKey(entry, 'iv'), sentence: `${cipher} has no iv; leave it out` });
    } else if (isTold(iv) && blockWritten(iv) === null) {
      faults.push({
        offset: places.ofValue(entry, 'iv'),
        sentence: 'this iv is not 16 bytes: write it in hexadecimal, in base64 or as 16 letters',
      });
    }
  }
  return faults;
}

function isTold(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '';
}
