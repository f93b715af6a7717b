import { createHash, type KeyObject } from 'node:crypto';

/** An Ed25519 public key. */
export type PublicKey = KeyObject;

/** Hex SHA-256 of the key's SubjectPublicKeyInfo (RFC 8410) in DER: what `openssl pkey -pubin -outform DER | sha256sum` prints. */
export function fingerprintOf(key: PublicKey): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The first 80 bits in groups, to read out over the telephone. */
export function shortFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 20).match(/.{4}/g) ?? []).join(' ');
}
