import { createPublicKey, sign, verify } from 'node:crypto';
import { bytesOf } from '../../base/index.ts';
import { preAuthenticationEncoding } from '../dsse/pae.ts';
import { fingerprintOf } from '../keys/fingerprint.ts';
import type { SigningKey } from '../keys/open-key.ts';

/** What is signed is said to be an entry, so that no signature over one passes for one over a bundle (DSSE v1). */
const ENTRY_TYPE = 'application/vnd.telltale.custody-entry+json';

/** Bytes of an Ed25519 public key as SubjectPublicKeyInfo (RFC 8410 section 4). */
const SPKI_BYTES = 44;

export interface EntrySignature {
  /** The public key itself, SubjectPublicKeyInfo in base64: an entry may be signed by who signs no bundle. */
  readonly key: string;
  readonly sig: string;
}

/** `body`: the entry as JSON, with the hash of the one before it, so that it can stand nowhere else. */
export function entrySignature(body: string, { privateKey, publicKey }: SigningKey): EntrySignature {
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { key, sig: sign(null, signedBytes(body), privateKey).toString('base64') };
}

/** Fingerprint of the key that signed an entry; null where that is no signature over it. */
export function signerOf(body: string, signature: unknown): string | null {
  if (typeof signature !== 'object' || signature === null) return null;
  const { key, sig, ...more } = signature as Record<string, unknown>;
  if (typeof key !== 'string' || typeof sig !== 'string' || Object.keys(more).length > 0) return null;
  const [der, bytes] = [Buffer.from(key, 'base64'), Buffer.from(sig, 'base64')];
  if (der.byteLength !== SPKI_BYTES || der.toString('base64') !== key || bytes.toString('base64') !== sig)
    return null;
  try {
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (publicKey.asymmetricKeyType !== 'ed25519') return null;
    return verify(null, signedBytes(body), publicKey, bytes) ? fingerprintOf(publicKey) : null;
  } catch (cause) {
    // What OpenSSL says of bytes that are no key carries a code.
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
}

function signedBytes(body: string): Uint8Array {
  return preAuthenticationEncoding(ENTRY_TYPE, bytesOf(body));
}
