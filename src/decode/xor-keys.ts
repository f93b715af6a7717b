import { isUtf8 } from 'node:buffer';
import { isChance, isPlain, isUsual, isUsualMix } from './usual-bytes.ts';
import { weighedKeys } from './weighed-keys.ts';
import { keyOfFormat, keyOfFrame, keyOfLongFormat } from './xor-formats.ts';
import { streamKeys } from './xor-streams.ts';

/*
 * Which single byte may have been added to all of some bytes. What each key gives is weighed: see weighed-keys.ts.
 * That takes some 20 µs, so most bytes are given up before: text by how usual its characters
 * are, other bytes by having no more equal ones than chance gives. No key changes either equal bytes or the differences
 * of two, by which known first bytes are told as well. Other compressed streams: see xor-streams.ts.
 */

/** Bytes that are weighed; those behind are as they are. */
const MOST_WEIGHED = 512;
/** Fewer bytes fit any key. */
const LEAST_BYTES = 8;
/** Fewer bytes are only told by their highest bits, which all have or none. */
const LEAST_MIXED = 10;

const NONE: readonly number[] = [];

/** The keys, most likely first; none where the bytes are as good as themselves. */
export function xorKeys(bytes: Uint8Array): readonly number[] {
  const length = Math.min(bytes.byteLength, MOST_WEIGHED);
  if (length < LEAST_BYTES) return NONE;
  const ofFrame = keyOfFrame(bytes) || keyOfLongFormat(bytes);
  if (ofFrame !== 0) return [ofFrame];
  const first = bytes[0] as number;
  let at = 1;
  while (at < length && (((bytes[at] as number) ^ first) & 0x80) === 0) at += 1;
  const isOneHalf = at === length;
  if (isOneHalf && first < 0x80 && isPlain(bytes, length)) {
    if (isOneNibble(bytes)) return weighedKeys(bytes, length, 0x80);
    return isUsual(bytes) ? NONE : weighedKeys(bytes, length, 0x80);
  }
  if (isOneHalf) return weighedKeys(bytes, length, 0x80);
  const ofFormat = keyOfFormat(bytes);
  const others = length < LEAST_MIXED ? NONE : keysOfMix(bytes, length);
  return ofFormat === 0 ? others : [ofFormat, ...others.filter((key) => key !== ofFormat)];
}

/** Of bytes of both halves. */
function keysOfMix(bytes: Uint8Array, length: number): readonly number[] {
  if (isChance(bytes)) return streamKeys(bytes);
  if (isUsualMix(bytes) || isUtf8(bytes)) return NONE;
  return [...new Set([...weighedKeys(bytes, length, 0x100), ...streamKeys(bytes)])];
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
