import { bytesOf, type Span } from '../base/index.ts';
import type { Region, Search } from './layers/layer-finder.ts';
import { isLikelyStart, unpack, type Words } from './lz-string-stream.ts';

const NONE = 255;

/** Letter → the six bits of a word, as `compressToBase64` and as `compressToEncodedURIComponent` write them. */
const BASE64 = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const FOR_URI = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-');

/** Longest run that may be a path. */
const LONGEST_PATH = 2_048;
/** Letters of a piece of a path. */
const LEAST_LETTERS = 16;

const SLASH = 0x2f;
const PADDINGS = '=$';

function alphabetOf(letters: string): Uint8Array {
  const bits = new Uint8Array(256).fill(NONE);
  for (let value = 0; value < letters.length; value++) bits[letters.charCodeAt(value)] = value;
  return bits;
}

/**
 * What a run of base64's letters holds as lz-string; null where it is none. It is all of the run, or in a path what
 * stands between two slashes, or behind one: a slash is one of the letters, too.
 */
export function lzStringLetters(search: Search, run: Span): Region | null {
  const { bytes } = search;
  const { start, end } = run;
  const whole = read(search, run, BASE64) ?? read(search, run, FOR_URI);
  if (whole !== null || bytes[start] !== SLASH || end - start > LONGEST_PATH) return whole;
  let from = start + 1;
  for (let at = from; at <= end; at++) {
    if (at < end && bytes[at] !== SLASH) continue;
    const piece = { start: from, end: at };
    const region =
      at - from < LEAST_LETTERS ? null : (read(search, piece, BASE64) ?? read(search, piece, FOR_URI));
    if (region !== null) return region;
    from = at + 1;
  }
  return null;
}

function read(search: Search, { start, end }: Span, alphabet: Uint8Array): Region | null {
  const { bytes } = search;
  const [first, second] = [
    alphabet[bytes[start] as number] as number,
    alphabet[bytes[start + 1] as number] as number,
  ];
  if (first === NONE || second === NONE || !isLikelyStart((first << 4) | (second >> 2))) return null;
  const words: Words = {
    width: 6,
    count: end - start,
    at: (index) => {
      const word = start + index < end ? (alphabet[bytes[start + index] as number] as number) : NONE;
      return word === NONE ? -1 : word;
    },
  };
  const unpacked = unpack(words, search.mostDecoded(end - start));
  if (unpacked === null || unpacked.words !== words.count) return null;
  let last = end;
  while (
    last < bytes.byteLength &&
    last < end + 3 &&
    PADDINGS.includes(String.fromCharCode(bytes[last] as number))
  ) {
    last += 1;
  }
  return packedRegion({ start, end: last }, unpacked.text);
}

/** The region of a stream of lz-string: any byte of it may depend on all before, so the way back is the whole. */
export function packedRegion(span: Span, text: string): Region {
  return { layer: 'lz-string', span, bytes: bytesOf(text), back: () => span, claims: true, fault: null };
}
