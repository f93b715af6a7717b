import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bits,
  explicit,
  implicit,
  integer,
  isTrue,
  objectId,
  octets,
  sequence,
  set,
  utcTime,
  utf8,
} from './der.ts';

/** A certificate and its key, in PEM. */
export interface Certified {
  readonly name: string;
  readonly certificate: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface CertificateOptions {
  /** Null signs itself. */
  readonly issuer: Certified | null;
  /** Of a server; none makes an authority. */
  readonly hosts: readonly string[];
}

const DAY_MS = 86_400_000;

/** Browsers and Apple's TLS refuse leaves that are valid longer than 398 days. */
const VALID_DAYS = 90;

const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));

/**
 * Makes a P-256 key and a certificate for it (RFC 5280). Valid by the real clock, whatever the virtual date:
 * the peers' TLS libraries know no other. Keys are random, as no result holds anything that comes from them.
 */
export function issueCertificate(name: string, { issuer, hosts }: CertificateOptions): Certified {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = hosts.length === 0;
  const now = Date.now();
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(0x40), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    distinguishedName(issuer?.name ?? name),
    sequence(utcTime(new Date(now - DAY_MS)), utcTime(new Date(now + VALID_DAYS * DAY_MS))),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(
      3,
      sequence(
        extension('2.5.29.19', { critical: true, value: isAuthority ? sequence(isTrue()) : sequence() }),
        // keyCertSign and cRLSign of an authority, digitalSignature of a server.
        extension('2.5.29.15', {
          critical: true,
          value: isAuthority ? bits(Buffer.of(0x06), 1) : bits(Buffer.of(0x80), 7),
        }),
        extension('2.5.29.14', { value: octets(keyId(publicKey)) }),
        extension('2.5.29.35', { value: sequence(implicit(0, keyId(issuer?.publicKey ?? publicKey))) }),
        ...(isAuthority ? [] : serverExtensions(hosts)),
      ),
    ),
  );
  const signature = sign('sha256', toBeSigned, issuer?.privateKey ?? privateKey);
  const whole = sequence(toBeSigned, ECDSA_WITH_SHA256, bits(signature));
  return { name, certificate: pem(whole), privateKey, publicKey };
}

function serverExtensions(hosts: readonly string[]): readonly Buffer[] {
  return [
    extension('2.5.29.37', { value: sequence(objectId('1.3.6.1.5.5.7.3.1')) }),
    extension('2.5.29.17', { value: sequence(...hosts.map((host) => implicit(2, Buffer.from(host)))) }),
  ];
}

function extension(id: string, { critical = false, value }: { critical?: boolean; value: Buffer }): Buffer {
  return sequence(objectId(id), ...(critical ? [isTrue()] : []), octets(value));
}

function distinguishedName(commonName: string): Buffer {
  return sequence(set(sequence(objectId('2.5.4.3'), utf8(commonName))));
}

/** RFC 5280 section 4.2.1.2: any digest of the key will do. */
function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
