import { createHmac } from 'node:crypto';
import type { HashName } from './suite.ts';

/**
 * HKDF-Expand-Label without a context (RFC 8446 §7.1). All that is wanted here is no longer than the hash, so that one
 * step of HKDF-Expand (RFC 5869 §2.3) is all.
 */
export function expandLabel(
  hash: HashName,
  secret: Uint8Array,
  label: string,
  byteLength: number,
): Uint8Array {
  const name = `tls13 ${label}`;
  const info = Buffer.alloc(2 + 1 + name.length + 1 + 1);
  info.writeUInt16BE(byteLength, 0);
  info[2] = name.length;
  info.write(name, 3, 'latin1');
  info[info.length - 1] = 1;
  return new Uint8Array(createHmac(hash, secret).update(info).digest().subarray(0, byteLength));
}
