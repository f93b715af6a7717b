import { createPrivateKey, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Authority } from './authority.ts';
import { der, derElements } from './der.ts';

/** Less than the 398 days at which phones stop trusting a server's certificate, whoever signed it. */
export const LEAF_DAYS = 90;

/** Phones whose clock runs behind must not find a certificate that is yet to come. */
const BACK_DATED_DAYS = 2;

const DAY_MS = 86_400_000;

/** `sha256WithRSAEncryption` (RFC 4055 section 5) and `ecdsa-with-SHA256` (RFC 5758 section 3.2). */
const SIGNED_WITH_RSA = der.sequence(der.identifier('1.2.840.113549.1.1.11'), der.null);
const SIGNED_WITH_ECDSA = der.sequence(der.identifier('1.2.840.10045.4.3.2'));

const SUBJECT_KEY_IDENTIFIER = der.identifier('2.5.29.14');

/** Makes certificates of an authority, all for one key: see `signer` and RFC 5280 section 4. */
export function leafSigner(authority: Authority, publicKey: KeyObject): (name: string) => string {
  const issuerKey = createPrivateKey(authority.key);
  const { issuer, keyIdentifier } = readIssuer(new X509Certificate(authority.certificate));
  const algorithm = issuerKey.asymmetricKeyType === 'ec' ? SIGNED_WITH_ECDSA : SIGNED_WITH_RSA;
  const publicKeyInfo = publicKey.export({ type: 'spki', format: 'der' });
  return (name) => {
    const now = Date.now();
    const from = new Date(now - BACK_DATED_DAYS * DAY_MS);
    const to = new Date(now + LEAF_DAYS * DAY_MS);
    const toBeSigned = der.sequence(
      der.tagged(0, true, der.integer(Uint8Array.of(2))),
      der.integer(serialNumber()),
      algorithm,
      issuer,
      der.sequence(der.time(from), der.time(to)),
      subject(name),
      publicKeyInfo,
      der.tagged(3, true, der.sequence(...extensions(name, keyIdentifier))),
    );
    const signature = sign('sha256', toBeSigned, issuerKey);
    return pem(der.sequence(toBeSigned, algorithm, der.bits(signature)));
  };
}

function serialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  // Positive, and never shorter than it looks.
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return bytes;
}

/** `commonName` holds 64 characters at most (RFC 5280 appendix A.1); longer names stand in the alternative name alone. */
function subject(name: string): Uint8Array {
  if (name.length > 64) return der.sequence();
  return der.sequence(der.set(der.sequence(der.identifier('2.5.4.3'), der.utf8(name))));
}

function extensions(name: string, authorityKey: Uint8Array | null): Uint8Array[] {
  const list = [
    extension('2.5.29.19', true, der.sequence()),
    extension('2.5.29.15', true, der.bits(Uint8Array.of(0x80), 7)),
    extension('2.5.29.37', false, der.sequence(der.identifier('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', name.length > 64, der.sequence(alternativeName(name))),
  ];
  if (authorityKey !== null) {
    list.push(extension('2.5.29.35', false, der.sequence(der.tagged(0, false, authorityKey))));
  }
  return list;
}

function extension(id: string, isCritical: boolean, value: Uint8Array): Uint8Array {
  return der.sequence(der.identifier(id), ...(isCritical ? [der.true] : []), der.octets(value));
}

function alternativeName(name: string): Uint8Array {
  const kind = isIP(name);
  if (kind === 0) return der.tagged(2, false, Buffer.from(name, 'latin1'));
  return der.tagged(7, false, addressBytes(name, kind === 6));
}

function addressBytes(address: string, isV6: boolean): Uint8Array {
  if (!isV6) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  return Uint8Array.from([
    ...left,
    ...new Array(Math.max(16 - left.length - right.length, 0)).fill(0),
    ...right,
  ]);
}

function groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

/** The authority's name as it stands in its certificate, and its key's identifier. */
function readIssuer(certificate: X509Certificate): { issuer: Uint8Array; keyIdentifier: Uint8Array | null } {
  const [outer] = derElements(certificate.raw);
  const [toBeSigned] = derElements(outer?.content ?? new Uint8Array(0));
  const parts = derElements(toBeSigned?.content ?? new Uint8Array(0));
  // RFC 5280 section 4.1: the version is left out of certificates of version 1.
  const shift = parts[0]?.tag === 0xa0 ? 1 : 0;
  const issuer = parts[shift + 4]?.whole ?? der.sequence();
  const list = derElements(
    derElements(parts.find(({ tag }) => tag === 0xa3)?.content ?? issuer)[0]?.content ?? issuer,
  );
  for (const { content } of list) {
    const [id, ...rest] = derElements(content);
    const value = rest.at(-1);
    if (id !== undefined && value !== undefined && SUBJECT_KEY_IDENTIFIER.equals(id.whole)) {
      return { issuer, keyIdentifier: derElements(value.content)[0]?.content ?? null };
    }
  }
  return { issuer, keyIdentifier: null };
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
