import { createHmac } from 'node:crypto';
import { concatBytes } from '../../../base/index.ts';
import type { HashName } from './suite.ts';

/** What a master secret is expanded by: the suite's hash from TLS 1.2 on, MD5 and SHA-1 together before. */
export type PrfHash = HashName | 'md5-sha1';

/** The pseudorandom function of TLS up to 1.2 (RFC 5246 §5, RFC 2246 §5). `seed` includes the label. */
export function prf(hash: PrfHash, secret: Uint8Array, seed: Uint8Array, byteLength: number): Uint8Array {
  if (hash !== 'md5-sha1') return expanded(hash, secret, seed, byteLength);
  const half = Math.ceil(secret.length / 2);
  const first = expanded('md5', secret.subarray(0, half), seed, byteLength);
  const second = expanded('sha1', secret.subarray(secret.length - half), seed, byteLength);
  return first.map((byte, i) => byte ^ (second[i] as number));
}

/** P_hash. */
function expanded(hash: HashName, secret: Uint8Array, seed: Uint8Array, byteLength: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  let have = 0;
  for (let a = seed; have < byteLength; ) {
    a = createHmac(hash, secret).update(a).digest();
    const block = createHmac(hash, secret).update(a).update(seed).digest();
    blocks.push(block);
    have += block.length;
  }
  return concatBytes(blocks).slice(0, byteLength);
}
