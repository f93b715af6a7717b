/*
 * Which single byte may have been added to all of some bytes. ASCII text has the highest bit in no byte, so that
 * all its bytes have it, or none: random bytes are given up at the second or the third. Then each key that gives
 * text and nothing else is weighed by the characters that come out, as words and numbers have some and hardly others.
 * Compressed streams are told by the difference of their first bytes, which no key changes, and other bytes, such as
 * protobuf, where a key makes much more text of them than they have.
 */

/** Bytes that are weighed; those behind are as they are. */
const MOST_WEIGHED = 512;
/** Fewer bytes fit any key. */
export const LEAST_BYTES = 8;
/** Fewer different bytes are a filling. */
const LEAST_DIFFERENT = 4;
/** Keys that are tried: digits alone leave some that give signs and letters, the more the fewer bytes there are. */
export const MOST_KEYS = 4;
const MOST_OF_FEW = 12;
const FEW = 64;
/** Bytes of a binary format that tell its text. */
const LEAST_BINARY = 24;

/** Byte → how likely it is in text: 0 where it is in none. */
const WEIGHTS = new Uint8Array(256);
for (let byte = 0x20; byte < 0x7f; byte++) WEIGHTS[byte] = 2;
for (let byte = 0x30; byte <= 0x39; byte++) WEIGHTS[byte] = 9;
for (let byte = 0x41; byte <= 0x5a; byte++) {
  WEIGHTS[byte] = 5;
  WEIGHTS[byte + 0x20] = 8;
}
for (const letter of ' "') WEIGHTS[letter.charCodeAt(0)] = 8;
for (const letter of ':,._-/{}=%+') WEIGHTS[letter.charCodeAt(0)] = 6;
for (const letter of '\n\r\t') WEIGHTS[letter.charCodeAt(0)] = 4;
/** Mean weight that text has. */
const LEAST_WEIGHT = 6;
/** The same of few bytes, which are a number or a word if anything. */
const LEAST_WEIGHT_SHORT = 7.5;
const SHORT = 32;
/** How much more the text has than the bytes as they are. */
const LEAST_RATIO = 1.1;

const counts = new Uint16Array(256);

/** The keys, most likely first; none where the bytes are as good as themselves. */
export function xorKeys(bytes: Uint8Array, isPlain: boolean): readonly number[] {
  if (bytes.byteLength < LEAST_BYTES) return [];
  const sample = bytes.subarray(0, MOST_WEIGHED);
  if (isPlain) return isOneNibble(bytes) ? keysOfText(sample, 0) : keyOfFrame(bytes);
  const ofFrame = keyOfFrame(bytes);
  if (ofFrame.length > 0) return ofFrame;
  const high = (sample[0] as number) & 0x80;
  let at = 1;
  while (at < sample.byteLength && ((sample[at] as number) & 0x80) === high) at += 1;
  const ofText = at === sample.byteLength ? keysOfText(sample, high) : [];
  if (ofText.length > 0 && sample.byteLength >= LEAST_BINARY) return ofText;
  return [...new Set([...keysOfStream(bytes), ...ofText, ...keysOfBinary(sample)])];
}

/** Whether all bytes are of one row of sixteen, as digits are, and none of those. */
function isOneNibble(bytes: Uint8Array): boolean {
  const row = (bytes[0] as number) >> 4;
  if (row === 3 || bytes.byteLength > LONGEST_NUMBER) return false;
  for (let at = 1; at < bytes.byteLength; at++) if ((bytes[at] as number) >> 4 !== row) return false;
  return true;
}

/** Digits of a number. */
const LONGEST_NUMBER = 32;

/** Text that is text again under a key of a few bits: only JSON is told, by its first bytes and its last. */
function keyOfFrame(bytes: Uint8Array): readonly number[] {
  const first = bytes[0] as number;
  const last = bytes[bytes.byteLength - 1] as number;
  // Of both `{}` and `[]` these are the same.
  if ((first ^ last) !== 0x06) return [];
  const second = first ^ (bytes[1] as number);
  const key =
    second === 0x59 || second === 0x71 ? first ^ 0x7b : second === 0x20 || second === 0x79 ? first ^ 0x5b : 0;
  return key === 0 ? [] : [key];
}

function keysOfText(sample: Uint8Array, high: number): readonly number[] {
  const different = countBytes(sample);
  if (different.length < LEAST_DIFFERENT) return [];
  let least = 0;
  for (const byte of different) least += (WEIGHTS[byte] as number) * (counts[byte] as number);
  least = Math.max(
    LEAST_RATIO * least,
    (sample.byteLength < SHORT ? LEAST_WEIGHT_SHORT : LEAST_WEIGHT) * sample.byteLength,
  );
  const found: { readonly key: number; readonly weight: number }[] = [];
  for (let key = high === 0 ? 1 : 0x80; key < (high === 0 ? 0x80 : 0x100); key++) {
    let weight = 0;
    for (const byte of different) {
      const one = WEIGHTS[byte ^ key] as number;
      if (one === 0) {
        weight = 0;
        break;
      }
      weight += one * (counts[byte] as number);
    }
    if (weight >= least) found.push({ key, weight });
  }
  found.sort((a, b) => b.weight - a.weight);
  return found.slice(0, sample.byteLength <= FEW ? MOST_OF_FEW : MOST_KEYS).map(({ key }) => key);
}

/** Differences of the first bytes of gzip, zstd and zlib, and the first byte. */
const STREAMS: readonly (readonly [first: number, differences: readonly number[]])[] = [
  [0x1f, [0x94, 0x83]],
  [0x28, [0x9d, 0x9a, 0xd2]],
  [0x78, [0xe4]],
  [0x78, [0x79]],
  [0x78, [0xa2]],
  [0x78, [0x26]],
];

function keysOfStream(bytes: Uint8Array): readonly number[] {
  const keys: number[] = [];
  for (const [first, differences] of STREAMS) {
    const fits = differences.every((one, at) => ((bytes[at] as number) ^ (bytes[at + 1] as number)) === one);
    if (fits && bytes[0] !== first && bytes.byteLength >= LEAST_BINARY)
      keys.push((bytes[0] as number) ^ first);
  }
  return keys;
}

/** What is most frequent in formats with text in them. */
const FREQUENT: readonly number[] = [0x00, 0x20, 0x22, 0x30, 0x31, 0x61, 0x65, 0x69, 0x6e, 0x6f, 0x72, 0x74];
/** Share of letters and digits that such formats have under the key, and more than they have without it. */
const LEAST_SHARE = 0.6;
const LEAST_GAIN = 0.25;

function keysOfBinary(sample: Uint8Array): readonly number[] {
  if (sample.byteLength < LEAST_BINARY) return [];
  const different = countBytes(sample);
  if (different.length < LEAST_DIFFERENT || isEven(different, sample.byteLength)) return [];
  const textIn = (key: number) => {
    let text = 0;
    for (const byte of different) if ((WEIGHTS[byte ^ key] as number) >= 5) text += counts[byte] as number;
    return text / sample.byteLength;
  };
  const least = Math.max(LEAST_SHARE, textIn(0) + LEAST_GAIN);
  different.sort((a, b) => (counts[b] as number) - (counts[a] as number));
  let best = 0;
  let most = least;
  for (const byte of different.slice(0, 3)) {
    for (const one of FREQUENT) {
      const key = byte ^ one;
      const text = key === 0 ? 0 : textIn(key);
      if (text <= most) continue;
      best = key;
      most = text;
    }
  }
  return best === 0 ? [] : [best];
}

/**
 * Whether the bytes that were counted are as even as chance, which no key of one byte can do: see readability.ts. Of a
 * few bytes chance spreads by 22.6 for each; two such spreads are allowed for.
 */
function isEven(different: readonly number[], byteLength: number): boolean {
  let pairs = 0;
  for (const byte of different) pairs += (counts[byte] as number) * ((counts[byte] as number) - 1);
  return (256 * pairs) / (byteLength * (byteLength - 1)) < 1.5 + 45 / byteLength;
}

/** Counts the bytes; gives those that there are. */
function countBytes(sample: Uint8Array): number[] {
  counts.fill(0);
  const different: number[] = [];
  for (let at = 0; at < sample.byteLength; at++) {
    const byte = sample[at] as number;
    if (counts[byte] === 0) different.push(byte);
    counts[byte] = (counts[byte] as number) + 1;
  }
  return different;
}
