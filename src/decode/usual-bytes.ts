import { isUtf8 } from 'node:buffer';
import {
  BASE64_MODEL,
  BINARY_MODEL,
  CAPITAL_HEX_MODEL,
  HEX_MODEL,
  type Model,
  NUMBER_MODEL,
  PER_BIT,
  TEXT_MODEL,
} from './byte-models.ts';

/*
 * What a glance at the first bytes tells: whether they are what is written every day, or as good as chance. It is
 * asked of every part, so that each answer is one walk over a hundred bytes at most.
 */

/** Bytes that a glance takes in. */
const MOST_GLANCED = 128;
/** Sixteenths of a bit for each byte, and share of unusual signs, up to which text is taken for what it is. */
const USUAL = 1.2 * PER_BIT;
const MOST_RARE = 0.03;
/** Of a binary format. */
const USUAL_BINARY = 0.7;

/** Bytes that have to be text. */
const MOST_ASKED = 512;

/** Whether the bytes are text that nothing says was changed. */
export function isUsualText(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.byteLength, MOST_ASKED);
  let all = 0;
  for (let at = 0; at < length; at++) all |= bytes[at] as number;
  return isPlain(bytes, length) && (all < 0x80 ? isUsual(bytes) : isUtf8(bytes));
}

/** Whether the first bytes have no controls but those of text. */
export function isPlain(bytes: Uint8Array, length: number): boolean {
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if ((byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) || byte === 0x7f) return false;
  }
  return true;
}

/** Signs that are frequent only where a key made them of others, counted above the sum. */
const RARE = 1 << 20;
const GLANCE = Int32Array.from(TEXT_MODEL, (weight) => weight + 0x100);
for (const sign of "!#$'()*;?@[\\]^`|~+")
  GLANCE[sign.charCodeAt(0)] = (GLANCE[sign.charCodeAt(0)] as number) + RARE;

/** Of text in ASCII: whether its signs are as frequent as in any, or it is all of one alphabet. */
export function isUsual(bytes: Uint8Array): boolean {
  if (isFramed(bytes)) return true;
  const length = Math.min(bytes.byteLength, MOST_GLANCED);
  let sum = 0;
  for (let at = 0; at < length; at++) sum += GLANCE[bytes[at] as number] as number;
  if ((sum & (RARE - 1)) >= (USUAL + 0x100) * length && sum / RARE <= MOST_RARE * length + 1) return true;
  if (length <= SHORT && hasOnlyWords(bytes, length)) return true;
  for (const [model, usual] of USUAL_ALPHABETS) if (reaches(bytes, length, { model, usual })) return true;
  return false;
}

/** Whether they begin and end as JSON does, or XML, or a quoted text. */
function isFramed(bytes: Uint8Array): boolean {
  const last = FRAMES[bytes[0] as number] as number;
  return last !== 0 && bytes[bytes.byteLength - 1] === last;
}

/** First byte → the last, and 0 where it is no frame's. */
const FRAMES = new Uint8Array(256);
for (const [first, last] of ['{}', '[]', '<>', '""'])
  FRAMES[(first as string).charCodeAt(0)] = (last as string).charCodeAt(0);

/** Text that is one value, of which hardly anything can be told. */
const SHORT = 24;

/** Whether all are letters, digits and what joins them. */
function hasOnlyWords(bytes: Uint8Array, length: number): boolean {
  for (let at = 0; at < length; at++) if (IN_WORDS[bytes[at] as number] === 0) return false;
  return true;
}

const IN_WORDS = new Uint8Array(256);
for (let byte = 0x20; byte < 0x7f; byte++)
  if (/[\w .:=+/-]/.test(String.fromCharCode(byte))) IN_WORDS[byte] = 1;

function reaches(
  bytes: Uint8Array,
  length: number,
  { model, usual }: { readonly model: Model; readonly usual: number },
): boolean {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += model[bytes[at] as number] as number;
  return sum >= PER_BIT * (usual * length - STRAY_BITS);
}

/** What one or two bytes that are none of an alphabet take off. */
const STRAY_BITS = 12;

/** Bits a byte that alphabets have where hardly anything else is among their letters. */
const USUAL_ALPHABETS: readonly (readonly [model: Model, usual: number])[] = [
  [BASE64_MODEL, 1.85],
  [HEX_MODEL, 3.3],
  [CAPITAL_HEX_MODEL, 3.3],
  [NUMBER_MODEL, 3.3],
];

/** The same of bytes of both halves. */
export function isUsualMix(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.byteLength, MOST_GLANCED);
  if (isPlain(bytes, length) && !isUsual(bytes)) return false;
  return reaches(bytes, length, { model: BINARY_MODEL, usual: USUAL_BINARY });
}

const stamps = new Uint32Array(256);
let stamp = 0;

/** Bytes that are equal to one before, which chance has up to three spreads more than it gives in the mean. */
const MOST_EQUAL = Uint8Array.from({ length: MOST_GLANCED + 1 }, (_, length) => {
  const mean = length - 256 * (1 - (255 / 256) ** length);
  return Math.ceil(mean + 3.2 * Math.sqrt(mean));
});

/** Whether no more bytes are equal than chance gives. */
export function isChance(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.byteLength, MOST_GLANCED);
  stamp = (stamp + 1) >>> 0;
  let equal = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (stamps[byte] === stamp) equal += 1;
    stamps[byte] = stamp;
  }
  return equal <= (MOST_EQUAL[length] as number);
}
