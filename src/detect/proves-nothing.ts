import type { Kind } from '../case/index.ts';

/*
 * Whether a text is so short or so common that finding it proves nothing by itself: `11`, `Li`, `Airtel`,
 * `10.0.0.1`. Such a text is only sighted as the whole value of a field whose name says what it is.
 *
 * The measure is how much a text tells, in bits, by what it is made of; it is coarse on purpose, since it
 * only has to part words of the language from values that were planted or assigned.
 */

/** Digits that tell a number from others: a capture holds about a million numbers, and 10^7 leave one in ten. */
export const FEWEST_DIGITS = 7;

/** A text that tells less stands in ordinary traffic by accident. `John Smith` tells 28, `T-Mobile` 22. */
export const FEWEST_BITS = 27;

/** Different letters and digits a value has at least; `00000000-0000-…` and `02:00:00:00:00:00` are what every phone says. */
export const FEWEST_DISTINCT = 3;

/** Words of makes and models, which stand in every User-Agent: in a device's or a network's name they tell nothing. */
const OF_MAKES: ReadonlySet<string> = new Set(
  `5g android apple box edge galaxy google honor htc huawei infinix ipad iphone lenovo lg lite max mi mini mobile
  moto motorola nokia note oneplus oppo phone pixel plus poco pro realme redmi router samsung sony tablet tecno
  ultra vivo wifi wi-fi xiaomi xperia zte`.split(/\s+/),
);

export function provesNothing(text: string, kind: Kind): boolean {
  const composed = text.normalize('NFC');
  const telling = [...composed].filter((character) => /[\p{L}\p{N}]/u.test(character));
  if (new Set(telling.map((character) => character.toLowerCase())).size < FEWEST_DISTINCT) return true;
  if (telling.every((character) => /\d/.test(character))) {
    return telling.length < FEWEST_DIGITS || isPrivateAddress(text);
  }
  // Operators are few and named everywhere: only one made up for the test, with a number in it, is its own proof.
  if (kind === 'carrier' && !/\d{3}/.test(composed)) return true;
  const names = kind === 'device-name' || kind === 'ssid';
  return bitsTold(composed, (word) => names && OF_MAKES.has(word.toLowerCase())) < FEWEST_BITS;
}

/** What a text tells, in bits, without the words that tell nothing. */
export function bitsTold(text: string, tellsNothing: (word: string) => boolean = () => false): number {
  const words = text.split(/\s+/);
  let bits = words.length - 1;
  for (const word of words) if (!tellsNothing(word)) bits += bitsOf(word);
  return bits;
}

/** What a word tells. Letters among digits are a code and tell more. */
function bitsOf(word: string): number {
  const letterBits = /\d/.test(word) ? 4 : 3;
  let bits = 0;
  for (const character of word) {
    if (/\d/.test(character)) bits += 3.3;
    else if (/[a-z]/i.test(character)) bits += letterBits;
    else if (/[\p{Script=Han}\p{Script=Hangul}]/u.test(character)) bits += 9;
    // In scripts of India and around, signs for vowels are letters of their own.
    else if (/\p{L}|\p{M}/u.test(character)) bits += letterBits + 1;
    // What stands on both sides of it belongs together.
    else bits += character === '@' ? 8 : 1;
  }
  return bits;
}

/** Addresses that every home network gives out, or that name no host at all (RFC 1918, 3927, 6598, 1122). */
function isPrivateAddress(text: string): boolean {
  const octets = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(text);
  if (octets === null) return false;
  const [first, second] = [Number(octets[1]), Number(octets[2])];
  if (first === 0 || first === 10 || first === 127) return true;
  if (first === 172) return second >= 16 && second < 32;
  if (first === 100) return second >= 64 && second < 128;
  return (first === 192 && second === 168) || (first === 169 && second === 254);
}
