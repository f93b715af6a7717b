import { constants, inflateSync } from 'node:zlib';
import { decompressWhole } from './decompress.ts';
import { isGzipAt } from './gzip-members.ts';
import type { RingKey } from './key-ring.ts';
import { isKnownMedia } from './media-magic.ts';
import { isPlainText } from './plain-text.ts';

/*
 * How sure it is that a key opened something: a wrong key gives random bytes, and the chance that random bytes
 * look like what came out is 2 to the minus so many bits. Padding of n bytes is 8n bits, text some bits a byte,
 * the fewer characters it is made of the more, and known first bytes what they are long.
 */

/**
 * Bits that are enough to believe it. With a full ring of 256 keys, five ways to try each, and 10^5 closed
 * values in a case, one is opened wrongly in 30 such cases.
 */
export const LEAST_OPENING_BITS = 32;

/**
 * Bits that are enough for a key that the case gives: there are a handful of those, so that one of 10^5 closed values
 * is opened wrongly in a few such cases, and gives bytes that are searched in vain. The weakest of what is meant needs
 * so few: fifteen letters of any script, or a short value compressed, and one byte of padding.
 */
export const LEAST_GIVEN_BITS = 21;

export function leastBits({ rank }: RingKey): number {
  return rank === 0 ? LEAST_GIVEN_BITS : LEAST_OPENING_BITS;
}

/** Text of which alphabet, and the bits that each of its characters is evidence of: 8 minus the bits it may hold. */
const ALPHABETS: readonly (readonly [alphabet: RegExp, bitsPerByte: number])[] = [
  [/^[\d+ ]*$/, 8 - Math.log2(12)],
  [/^[\w.@+-]*$/, 8 - Math.log2(67)],
  [/^[\x20-\x7e\t\n\r]*$/, 8 - Math.log2(98)],
];
/** Of UTF-8 without controls there are about 119^n texts of n bytes. */
const UTF8_BITS = 8 - Math.log2(119);
/** The choice between four alphabets. */
const CHOICE = 2;
/** Text that is looked at to tell its alphabet; what is longer is sure enough in any. */
const MOST_TEXT = 64;

const GZIP_BITS = 24;
const MEDIA_BITS = 24;
/** Two bytes of header and the checksum. */
const ZLIB_BITS = 14 + 32;
/** The first bytes of zstd's and LZ4's frames. */
const FRAMES = [
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x04, 0x22, 0x4d, 0x18],
];

/** Bits of evidence in what the content is as a whole; 0 where it is nothing known. `mostDecoded`: what zlib may grow to. */
export function readableBits(bytes: Uint8Array, mostDecoded: number): number {
  if (bytes.byteLength === 0) return 0;
  if (isPlainText(bytes)) return textBits(bytes);
  if (isGzipAt(bytes, 0)) return GZIP_BITS;
  for (const frame of FRAMES) if (frame.every((byte, at) => bytes[at] === byte)) return 8 * frame.length;
  if (bytes[0] === 0x78 && isZlib(bytes, mostDecoded)) return ZLIB_BITS;
  return isKnownMedia(bytes) ? MEDIA_BITS : 0;
}

/** Bytes that are looked at for their kinds. */
const MOST_KINDS = 256;

/**
 * Bits of evidence in the kinds of bytes: of what holds text among other things, as binary containers do, more bytes
 * are printable, or below 128, than the 98 and 128 in 256 of random ones. By Chernoff's bound the chance of a share
 * s among n bytes is at most 2^(-n·D(s‖p)).
 */
export function kindBits(bytes: Uint8Array): number {
  const length = Math.min(bytes.byteLength, MOST_KINDS);
  let printable = 0;
  let low = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) low += 1;
    if ((byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d) printable += 1;
  }
  const bits = Math.max(
    length * divergence(printable / length, 98 / 256),
    length * divergence(low / length, 0.5),
  );
  return Math.max(0, bits - 1);
}

/** Kullback and Leibler's, in bits, of a share above `chance`; 0 for one below. */
function divergence(share: number, chance: number): number {
  if (!(share > chance)) return 0;
  const other = share === 1 ? 0 : (1 - share) * Math.log2((1 - share) / (1 - chance));
  return share * Math.log2(share / chance) + other;
}

function textBits(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, MOST_TEXT)).toString(
    'latin1',
  );
  const bits = ALPHABETS.find(([alphabet]) => alphabet.test(text))?.[1] ?? UTF8_BITS;
  return Math.max(0, bits * text.length - CHOICE);
}

function isZlib(bytes: Uint8Array, mostDecoded: number): boolean {
  const codec = { run: inflateSync, flush: constants.Z_SYNC_FLUSH };
  return decompressWhole(codec, bytes, mostDecoded) !== null;
}
