import type { RecipeStep, StepName } from '../../case/index.ts';
import { isPlainText } from '../plain-text.ts';
import { decipherStep } from './decipher-step.ts';
import { decompressStep } from './decompress-step.ts';
import { fromBase32, fromBase64, fromHex, rot13, urlDecode } from './text-steps.ts';

/** What one step made of the bytes. */
export interface Taken {
  readonly bytes: Uint8Array;
  /** The chance that bytes of another kind could be read so is 2 to the minus so many. */
  readonly bits: number;
}

export interface StepBounds {
  /** Bytes that the step may give. */
  readonly most: number;
}

type Take = (bytes: Uint8Array, step: RecipeStep, bounds: StepBounds) => Taken | Uint8Array | null;

/** Takes one step; null where the bytes are not what the step undoes. */
export function takeStep(bytes: Uint8Array, step: RecipeStep, bounds: StepBounds): Taken | null {
  const taken = TAKE[step.name](bytes, step, bounds);
  if (taken === null) return null;
  return taken instanceof Uint8Array ? { bytes: taken, bits: 0 } : taken;
}

const TAKE: Readonly<Record<StepName, Take>> = {
  'from-base64': (bytes) => fromBase64(bytes, 'base64'),
  'from-base64url': (bytes) => fromBase64(bytes, 'base64url'),
  'from-base32': (bytes) => fromBase32(bytes),
  'from-hex': (bytes) => fromHex(bytes),
  'url-decode': (bytes) => urlDecode(bytes),
  reverse: (bytes) => bytes.toReversed(),
  rot13: (bytes) => rot13(bytes),
  swap: swapped,
  drop: (bytes, { numbers: [count = 0] }) => (count < bytes.byteLength ? bytes.subarray(count) : null),
  take: (bytes, { numbers: [count = 0] }) => bytes.subarray(0, count),
  slice: (bytes, { numbers: [from, to] }) => bytes.subarray(from, to),
  xor: (bytes, { key }) =>
    key === null ? null : bytes.map((byte, at) => byte ^ (key[at % key.byteLength] as number)),
  'aes-cbc': decipherStep,
  'aes-ecb': decipherStep,
  'aes-ctr': decipherStep,
  'aes-cfb': decipherStep,
  'aes-gcm': decipherStep,
  'des-cbc': decipherStep,
  'des-ecb': decipherStep,
  '3des-cbc': decipherStep,
  '3des-ecb': decipherStep,
  gunzip: decompressStep,
  inflate: decompressStep,
  zlib: decompressStep,
  unbrotli: decompressStep,
  unzstd: decompressStep,
  unsnappy: decompressStep,
  unlz4: decompressStep,
  json: (bytes) => (isJson(bytes) ? bytes : null),
  text: (bytes) => (bytes.byteLength > 0 && isPlainText(bytes) ? bytes : null),
};

/** The bytes of each whole word turned round; what is left over stays. */
function swapped(bytes: Uint8Array, { numbers: [width = 2] }: RecipeStep): Uint8Array {
  const turned = bytes.slice();
  if (width < 2) return turned;
  for (let at = 0; at + width <= bytes.byteLength; at += width) turned.subarray(at, at + width).reverse();
  return turned;
}

function isJson(bytes: Uint8Array): boolean {
  // A bare number or word is JSON as well, and says nothing.
  if (!isPlainText(bytes)) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
