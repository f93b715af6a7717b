import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { der } from './der.ts';
import { keyExtensions } from './extensions.ts';
import type { Issuer } from './issuer.ts';

export interface CertificatePlan {
  /** Whom it is for, in DER. */
  readonly subject: Uint8Array;
  readonly publicKey: KeyObject;
  readonly issuer: Issuer;
  readonly days: number;
  /** Besides those that tell keys apart. */
  readonly extensions: readonly Uint8Array[];
}

/** Phones whose clock runs behind must not find a certificate that is yet to come. */
const BACK_DATED_DAYS = 2;

const DAY_MS = 86_400_000;

/** `sha256WithRSAEncryption` (RFC 4055 section 5) and `ecdsa-with-SHA256` (RFC 5758 section 3.2). */
const SIGNED_WITH_RSA = der.sequence(der.identifier('1.2.840.113549.1.1.11'), der.null);
const SIGNED_WITH_ECDSA = der.sequence(der.identifier('1.2.840.10045.4.3.2'));

/**
 * Makes a certificate (RFC 5280 section 4.1) and gives its PEM. Valid by this machine's clock, whatever the date that
 * a run is stamped with: TLS libraries know no other.
 */
export function signCertificate({ subject, publicKey, issuer, days, extensions }: CertificatePlan): string {
  const now = Date.now();
  const algorithm = issuer.key.asymmetricKeyType === 'ec' ? SIGNED_WITH_ECDSA : SIGNED_WITH_RSA;
  const identifiers = keyExtensions(keyIdentifier(publicKey), issuer.keyIdentifier);
  const toBeSigned = der.sequence(
    der.tagged(0, true, der.integer(Uint8Array.of(2))),
    der.integer(serialNumber()),
    algorithm,
    issuer.name,
    der.sequence(der.time(new Date(now - BACK_DATED_DAYS * DAY_MS)), der.time(new Date(now + days * DAY_MS))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, true, der.sequence(...extensions, ...identifiers)),
  );
  return pem(der.sequence(toBeSigned, algorithm, der.bits(sign('sha256', toBeSigned, issuer.key))));
}

/** RFC 5280 section 4.2.1.2: any digest of the key will do. */
export function keyIdentifier(publicKey: KeyObject): Uint8Array {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}

function serialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  // Positive, and never shorter than it looks.
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return bytes;
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
