import { BLOCK } from './blocks.ts';
import { binaryContainers } from './containers/index.ts';
import type { Noise } from './layers/layer-finder.ts';
import { mayBePacked } from './layers/lz-string.ts';
import { isAdded, mayBeXored } from './layers/xor.ts';
import { LEAST_TELLING_BYTES } from './readability.ts';
import type { UnfoldOptions } from './unfold-options.ts';
import { guessStream } from './unlabelled.ts';
import { beginsWide } from './wide-text.ts';

/*
 * Nearly all words that could be base64 or hexadecimal are ids, which stand for a few bytes of noise, and to look
 * through noise takes longer than all else. So what a word gave is told to be noise in one pass: no row of ASCII
 * stands in it, and so nothing that is written in letters or with escapes; what is left are streams, containers and
 * what is wide, each of which its first bytes tell.
 */

/** Fewer bytes are no container, and no stream. */
const LEAST_HOLDING = 13;

/** Bytes of ASCII in a row that may be a number, or something that unfolds: two escapes, or letters of base64. */
const LEAST_LEGIBLE = 6;

const ASCII = 1;
/** First and second bytes of gzip (1f 8b), zstd (28 b5), zlib (78 and one of four), LZ4 (04 22) and Snappy (ff 06). */
const FIRST = 2;
const SECOND = 4;
/** High bytes of UTF-16, which stand at every second place. */
const WIDE = 8;

const KINDS = new Uint8Array(256);
for (let byte = 0x20; byte < 0x7f; byte++) KINDS[byte] = ASCII;
for (const [kind, bytes] of [
  [FIRST, [0x1f, 0x28, 0x78, 0x04, 0xff]],
  [SECOND, [0x8b, 0xb5, 0x01, 0x5e, 0x9c, 0xda, 0x22, 0x06]],
  [WIDE, [0x00, 0x03, 0x04, 0x05, 0x06, 0x09, 0x0b, 0x0c, 0x0e]],
] as const) {
  for (const byte of bytes) KINDS[byte] = (KINDS[byte] as number) | kind;
}

export interface Idleness extends Pick<UnfoldOptions, 'mayHold' | 'addedTo' | 'sealedBlock'> {
  mostDecoded(byteLength: number): number;
}

/**
 * Whether a few bytes are noise, as those of most words are: nothing that is looked for stands in them, and nothing
 * unfolds from them unless a key opens them. Longer ones may count as encrypted. Of an unlikely reading it is enough
 * that no text and no value stands in it.
 */
export function noiseOf(
  bytes: Uint8Array,
  { mayHold, addedTo, sealedBlock = BLOCK, mostDecoded }: Idleness,
  isUnlikely: boolean,
): Noise | null {
  const { byteLength } = bytes;
  if (mayHold === undefined || byteLength >= LEAST_TELLING_BYTES) return null;
  if (!isNoise(bytes) || mayHold(bytes) || isAdded(bytes, addedTo)) return null;
  if (!isUnlikely && byteLength >= LEAST_HOLDING && mayHoldMore(bytes, mostDecoded)) return null;
  return byteLength % sealedBlock === 0 ? 'sealed' : 'idle';
}

/** No text, also where a byte was added to all: one bit is the same in all of that. */
export function isNoise(bytes: Uint8Array): boolean {
  const { byteLength } = bytes;
  let run = 0;
  let high = 0;
  let signs = 0;
  let before = 0;
  for (let at = 0; at < byteLength; at++) {
    const byte = bytes[at] as number;
    const kind = KINDS[byte] as number;
    if ((kind & ASCII) !== 0) {
      run += 1;
      if (run >= LEAST_LEGIBLE) return false;
    } else if (byte >= 0x80) {
      high += 1;
      run = 0;
    } else {
      signs += 1;
      run = 0;
      if ((kind & WIDE) !== 0 && bytes[at + 2] === byte) return false;
    }
    if ((kind & SECOND) !== 0 && (before & FIRST) !== 0) return false;
    before = kind;
  }
  return signs + high > 1 && high > 0 && high < byteLength;
}

function mayHoldMore(bytes: Uint8Array, mostDecoded: (byteLength: number) => number): boolean {
  return (
    mayBePacked(bytes) ||
    beginsWide(bytes) ||
    isContainer(bytes) ||
    guessStream({ bytes, mostDecoded }) !== null ||
    mayBeXored(bytes)
  );
}

function isContainer(bytes: Uint8Array): boolean {
  const region = { start: 0, end: bytes.byteLength };
  for (const container of binaryContainers) {
    if (!container.mayBegin(bytes, 0, region.end)) continue;
    if (container.read({ bytes, region, hint: null }) !== null) return true;
  }
  return false;
}
