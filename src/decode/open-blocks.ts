import { blockOf, deciphered, ivsOf, paddingOf, unchained, xored } from './blocks.ts';
import type { RingKey } from './key-ring.ts';
import { kindBits, leastBits, readableBits } from './opening-bits.ts';
import { shapeBits } from './shape-bits.ts';

/*
 * A block cipher in the modes CBC and ECB (NIST SP 800-38A section 6) with the padding of PKCS #7. In CBC the vector
 * changes nothing but the first block, so all is deciphered once, and the vectors differ only in what they make of
 * the beginning: the one that gives the most is taken. Where none gives anything, the first block was the vector
 * itself, or the vector is one that nobody knows, and what comes after it is read. Padding and content must together
 * be no accident: see opening-bits.
 */

export interface Opened {
  readonly bytes: Uint8Array;
  /** Bits of evidence that it is no accident. */
  readonly bits: number;
}

/** What the key makes of whole blocks; null where it does not fit. `most`: bytes that what was compressed may grow to. */
export function openBlocks(bytes: Uint8Array, key: RingKey, most: number): Opened | null {
  if (bytes.byteLength % blockOf(key) !== 0) return null;
  const chained = key.mode === 'ecb' ? null : openChained(bytes, key, most);
  const alone = key.mode === 'cbc' ? null : openAlone(bytes, key, most);
  if (chained === null || alone === null) return chained ?? alone;
  return alone.bits > chained.bits ? alone : chained;
}

function openAlone(bytes: Uint8Array, key: RingKey, most: number): Opened | null {
  return believed(contentOf(deciphered(key, bytes), key, most), key);
}

function openChained(bytes: Uint8Array, key: RingKey, most: number): Opened | null {
  const block = blockOf(key);
  const hasOne = bytes.byteLength === block;
  // One block is chained with nothing but the vector.
  const plain = hasOne ? deciphered(key, bytes) : unchained(key, bytes);
  // Nothing but the first block depends on the vector.
  if (!hasOne && paddingOf(plain, plain.byteLength - block, { mask: null, block }) === 0) return null;
  const first = plain.slice(0, block);
  const withVector = (iv: Uint8Array): Content | null => {
    plain.set(xored(first, iv));
    return contentOf(plain, key, most);
  };
  let best: { readonly iv: Uint8Array; readonly content: Content; readonly gives: number } | null = null;
  for (const iv of ivsOf(key)) {
    const content = withVector(iv);
    if (content === null) continue;
    const gives = worth(content, iv === key.iv);
    if (best === null || gives > best.gives) best = { iv, content, gives };
  }
  if (best === null) return null;
  const rest = hasOne || beginsRight(best.content, best.iv === key.iv) ? null : restOf(plain, key, most);
  return rest ?? believed(withVector(best.iv), key);
}

/** What one way of deciphering gave. */
interface Content {
  /** Without the padding; a view. */
  readonly bytes: Uint8Array;
  readonly padding: number;
  /** Bits of evidence in what it is as a whole; 0 where it is nothing known. */
  readonly known: number;
  /** Bits of evidence in its first block alone. */
  readonly beginning: number;
}

function contentOf(plain: Uint8Array, key: RingKey, most: number): Content | null {
  const block = blockOf(key);
  if (plain.byteLength < block) return null;
  const padding = paddingOf(plain, plain.byteLength - block, { mask: null, block });
  if (padding === 0) return null;
  const bytes = plain.subarray(0, plain.byteLength - padding);
  const beginning = kindBits(bytes.subarray(0, block));
  return { bytes, padding, known: readableBits(bytes, most) || shapeBits(bytes), beginning };
}

/** By what the vectors of one key are told apart. Of those that give nothing the key's own is right. */
function worth(content: Content, isOwn: boolean): number {
  const { bytes, padding, known, beginning } = content;
  const told = beginsRight(content, isOwn) ? Math.max(known, beginning) : 0;
  return 8 * padding + told + (known > 0 ? writtenBits(bytes) : 0) + (isOwn ? 1 : 0);
}

/**
 * With the wrong of two usual vectors letters give other letters. So of what may be base64 it counts what is written
 * in it.
 */
function writtenBits(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, MOST_WRITTEN));
  const latin1 = text.toString('latin1');
  if (!/^[\w+/-]+={0,2}$/.test(latin1)) return 0;
  const written = Buffer.from(latin1, 'base64');
  return readableBits(written, 0) + kindBits(written.subarray(0, 12));
}

/** Letters of base64 that are looked at: what the first block decides, and a little more. */
const MOST_WRITTEN = 64;

/** Bits of a first block that are enough to tell that the vector was right: fewer for the one that goes with the key. */
const LEAST_BEGINNING = 10;
const LEAST_OWN_BEGINNING = 4;

function beginsRight({ known, beginning }: Content, isOwn: boolean): boolean {
  return known > 0 || beginning >= (isOwn ? LEAST_OWN_BEGINNING : LEAST_BEGINNING);
}

/** What comes after the first block, where that says more than all of it; null where it does not. */
function restOf(plain: Uint8Array, key: RingKey, most: number): Opened | null {
  const rest = contentOf(plain.subarray(textStart(plain, blockOf(key))), key, most);
  if (rest === null) return null;
  // With a vector of its own bytes of no kind are more likely to be all meant.
  const says = rest.known > 0 || (key.iv === null && rest.beginning >= LEAST_BEGINNING);
  return says ? believed(rest, key) : null;
}

/** Where text begins after the first block: past what a character that began there has in the second. */
function textStart(plain: Uint8Array, block: number): number {
  let at = block;
  while (at < block + 3 && ((plain[at] as number) & 0xc0) === 0x80) at += 1;
  // A block of padding only follows what ended with the first.
  return plain.byteLength - at < block ? block : at;
}

/** Null where padding and content together may be an accident. */
function believed(content: Content | null, key: RingKey): Opened | null {
  if (content === null) return null;
  const { bytes, padding, known } = content;
  const bits = 8 * padding + Math.max(known, kindBits(bytes));
  return bits >= leastBits(key) ? { bytes, bits } : null;
}
