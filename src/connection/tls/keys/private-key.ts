import { createPrivateKey, type KeyObject } from 'node:crypto';
import { latin1Of } from '../../../base/index.ts';

/** Larger than any key in PEM, with text before it. */
const MOST_PEM_BYTES = 256 * 1024;

/**
 * The RSA key in a PEM file; `none` where the file is no such file, null where it holds a key that cannot be used:
 * encrypted, broken, or not RSA.
 */
export function privateKeyIn(bytes: Uint8Array): KeyObject | 'none' | null {
  const text = latin1Of(bytes.subarray(0, MOST_PEM_BYTES));
  if (!/-----BEGIN (?:RSA |ENCRYPTED |EC )?PRIVATE KEY-----/.test(text)) return 'none';
  try {
    const key = createPrivateKey({ key: text, format: 'pem' });
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    // OpenSSL does not tell its errors apart in a way that lasts, and what it says may repeat what it read.
    return null;
  }
}
