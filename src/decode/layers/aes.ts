import { BLOCK, deciphered, ivsOf, paddingOf, unchained, xored } from '../blocks.ts';
import type { RingKey } from '../key-ring.ts';
import { LEAST_OPENING_BITS, readableBits } from '../opening-bits.ts';
import { wholeRegion } from '../whole-region.ts';
import type { KeyedLayer } from './layer-finder.ts';

/*
 * AES (FIPS 197) in the modes CBC and ECB (NIST SP 800-38A section 6) with the padding of PKCS #7 (RFC 5652
 * section 6.3). In CBC the vector changes nothing but the first block, so all is deciphered once and only the
 * beginning is tried with every vector. Padding and content must together be no accident: see opening-bits.
 */
export const aes: KeyedLayer = {
  kind: 'keyed',
  layers: ['aes'],
  open({ bytes, mostDecoded }, keys) {
    const span = { start: 0, end: bytes.byteLength };
    const most = mostDecoded(bytes.byteLength);
    for (const key of keys) {
      const opened =
        (key.mode === 'ecb' ? null : openChained(bytes, key, most)) ?? openUnchained(bytes, key, most);
      if (opened === null) continue;
      return { region: wholeRegion('aes', span, { bytes: opened, consumed: span.end, fault: null }), key };
    }
    return null;
  },
};

function openUnchained(bytes: Uint8Array, key: RingKey, most: number): Uint8Array | null {
  return key.mode === 'cbc' ? null : content(deciphered(key, bytes), 0, most);
}

function openChained(bytes: Uint8Array, key: RingKey, most: number): Uint8Array | null {
  // One block is chained with nothing but the vector.
  const plain = bytes.byteLength === BLOCK ? deciphered(key, bytes) : unchained(key, bytes);
  // Nothing but the first block depends on the vector.
  if (bytes.byteLength > BLOCK && paddingOf(plain, plain.byteLength - BLOCK, null) === 0) return null;
  const first = plain.slice(0, BLOCK);
  for (const iv of ivsOf(key)) {
    plain.set(xored(first, iv));
    const opened = content(plain, LEAST_READABLE, most);
    if (opened !== null) return opened;
  }
  // The first block was the vector, or the vector is one that nobody knows: what comes after it is read.
  const rest =
    bytes.byteLength > BLOCK ? content(plain.subarray(textStart(plain)), LEAST_READABLE, most) : null;
  if (rest !== null) return rest;
  // Bytes of no kind, by their padding: with a vector that nobody knows their first block stays as wrong as it is.
  for (const iv of ivsOf(key)) {
    plain.set(xored(first, iv));
    const opened = content(plain, 0, most);
    if (opened !== null) return opened;
  }
  return null;
}

/** Where text begins after the first block: past what a character that began there has in the second. */
function textStart(plain: Uint8Array): number {
  let at = BLOCK;
  while (at < BLOCK + 3 && ((plain[at] as number) & 0xc0) === 0x80) at += 1;
  return at;
}

/** So much of the evidence must lie in the content itself where vectors are told apart by it. */
const LEAST_READABLE = 1;

/** What stands before the padding, where both together are no accident. */
function content(plain: Uint8Array, leastReadable: number, most: number): Uint8Array | null {
  const padding = paddingOf(plain, plain.byteLength - BLOCK, null);
  if (padding === 0) return null;
  const bytes = plain.subarray(0, plain.byteLength - padding);
  const readable = readableBits(bytes, most);
  return readable >= leastReadable && readable + 8 * padding >= LEAST_OPENING_BITS ? bytes : null;
}
