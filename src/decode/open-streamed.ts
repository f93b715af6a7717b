import { createDecipheriv } from 'node:crypto';
import { bytesIn } from '../base/index.ts';
import { BLOCK, ivsOf, openSslOf } from './blocks.ts';
import type { RingKey } from './key-ring.ts';
import type { Opened } from './open-blocks.ts';
import { kindBits, leastBits, readableBits } from './opening-bits.ts';
import { shapeBits } from './shape-bits.ts';

/*
 * AES in the modes that make a stream of it and pad nothing: CTR and CFB (NIST SP 800-38A) and GCM (SP 800-38D). They
 * are only tried with keys that the case gives for them. The vector is the key's own, or stands in front of the bytes,
 * or is one of the usual. GCM's tag at the end proves a key; where other data were authenticated along, which nobody
 * knows, the content must.
 */

/** Bytes of GCM's tag, as nearly all programs write it whole. */
const TAG = 16;
/** Bytes of the vectors that GCM's users put in front: what SP 800-38D recommends, and a block. */
const GCM_VECTORS = [12, BLOCK];
/** What a tag of sixteen bytes proves. */
const TAG_BITS = 128;

/** What the key makes of the bytes; null where it does not fit. `most`: bytes that what was compressed may grow to. */
export function openStreamed(bytes: Uint8Array, key: RingKey, most: number): Opened | null {
  let best: Opened | null = null;
  for (const tried of key.mode === 'gcm' ? sealedWithTag(bytes, key) : streamed(bytes, key)) {
    const { content, isProven } = tried;
    if (content.byteLength === 0) continue;
    const known = readableBits(content, most) || shapeBits(content);
    const bits = isProven ? TAG_BITS : Math.max(known, kindBits(content));
    if (bits >= leastBits(key) && (best === null || bits > best.bits)) best = { bytes: content, bits };
    if (isProven) break;
  }
  return best;
}

interface Tried {
  readonly content: Uint8Array;
  readonly isProven: boolean;
}

function* streamed(bytes: Uint8Array, key: RingKey): Generator<Tried> {
  const [name, secret] = openSslOf(key, key.mode === 'cfb' ? 'cfb' : 'ctr');
  const content = (iv: Uint8Array, from: number): Tried => ({
    content: bytesIn(createDecipheriv(name, secret, iv).update(bytes.subarray(from))),
    isProven: false,
  });
  for (const iv of ivsOf(key)) yield content(iv, 0);
  if (bytes.byteLength > BLOCK) yield content(bytes.subarray(0, BLOCK), BLOCK);
}

function* sealedWithTag(bytes: Uint8Array, key: RingKey): Generator<Tried> {
  if (key.iv !== null) yield unsealed(bytes, key, { iv: key.iv, from: 0 });
  for (const length of GCM_VECTORS) {
    if (bytes.byteLength <= length + TAG) continue;
    yield unsealed(bytes, key, { iv: bytes.subarray(0, length), from: length });
  }
}

function unsealed(
  bytes: Uint8Array,
  key: RingKey,
  { iv, from }: { readonly iv: Uint8Array; readonly from: number },
): Tried {
  const end = bytes.byteLength - TAG;
  if (end <= from) return { content: new Uint8Array(0), isProven: false };
  const [, secret] = openSslOf(key, 'gcm');
  const name = `aes-${secret.byteLength * 8}-gcm` as 'aes-128-gcm';
  const decipher = createDecipheriv(name, secret, iv, { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(end));
  const content = bytesIn(decipher.update(bytes.subarray(from, end)));
  try {
    decipher.final();
    return { content, isProven: true };
  } catch (error) {
    // The one thing that `final` finds wrong is the tag.
    if (error instanceof Error) return { content, isProven: false };
    throw error;
  }
}
