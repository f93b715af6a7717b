import { createHash, verify, X509Certificate } from 'node:crypto';
import { type DerNode, derOf, inside, oidText } from './der-reader.ts';
import { DIGESTS, readToken, type TimeStampToken } from './read-token.ts';

/** What a time stamp comes to. */
export interface CheckedToken {
  /** ISO 8601, as the authority says. */
  readonly at: string | null;
  /** Why it proves nothing; null where it holds. */
  readonly fault: string | null;
  /** Whose certificate signed it, as that itself says. */
  readonly authority: string | null;
  /** Whether the certificate leads to an authority that was given: null where none was. */
  readonly isTrusted: boolean | null;
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const PSS = '1.2.840.113549.1.1.10';
/** Signatures with an algorithm's own digest, and those that take the signer's. */
const SIGNATURES: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** Certificates between the signer's and the one that is trusted. */
const MOST_CHAIN = 8;

/**
 * Checks a token against what was stamped, by RFC 3161 section 2.2 and RFC 5652 section 5.6, without asking anybody: revocation is
 * not looked up. `stamped`: what it may stand over, any of them. `trusted`: certificates of authorities that whoever checks believes.
 */
export function checkToken(
  bytes: Uint8Array,
  stamped: readonly Uint8Array[],
  trusted: readonly X509Certificate[],
): CheckedToken {
  const token = readToken(bytes);
  if (token === null)
    return {
      at: null,
      fault: 'it is no time stamp by RFC 3161, or was changed',
      authority: null,
      isTrusted: null,
    };
  const certificates = token.certificates.flatMap((each) => certificateIn(each));
  const signer = certificates.find((each) => isSigner(each, token));
  const authority = signer === undefined ? null : signer.subject.replaceAll('\n', ', ');
  const fault = faultOf(token, stamped, signer);
  return {
    at: token.at,
    fault,
    authority,
    isTrusted:
      trusted.length === 0 || signer === undefined
        ? null
        : leadsTo(signer, { certificates, trusted, at: new Date(token.at) }),
  };
}

function faultOf(
  token: TimeStampToken,
  stamped: readonly Uint8Array[],
  signer: X509Certificate | undefined,
): string | null {
  const { imprint, attributes, content } = token;
  const isStamped = stamped.some((each) => same(hashOf(imprint.digest, each), imprint.hash));
  if (!isStamped || imprint.digest === 'sha1') return 'it stands over something else than this envelope';
  if (signer === undefined) return 'the certificate that signed it is not in it; ask for it with -cert';
  if (oidText(attributes.get(CONTENT_TYPE)) !== TST_INFO) return 'what it signs is said to be something else';
  const digest = attributes.get(MESSAGE_DIGEST);
  if (digest?.tag !== 0x04 || !same(digest.content, hashOf(token.digest, content)))
    return 'it was changed: what it says has another hash than was signed';
  if (!namesSigner(attributes, signer)) return 'it does not name the certificate that signed it';
  // Node calls the extended uses keyUsage.
  if (!(signer.keyUsage ?? []).includes(TIME_STAMPING)) return 'its certificate is not for time stamps';
  const at = new Date(token.at);
  if (at < new Date(signer.validFrom) || at > new Date(signer.validTo))
    return 'its certificate was not valid at the time that it gives';
  return isSigned(token, signer) ? null : 'its signature does not hold';
}

function isSigned(
  { signatureAlgorithm, digest, signedAttributes, signature }: TimeStampToken,
  signer: X509Certificate,
): boolean {
  const key = signer.publicKey;
  const isPss = signatureAlgorithm === PSS;
  if (!isPss && !(signatureAlgorithm in SIGNATURES)) return false;
  const hash = SIGNATURES[signatureAlgorithm] ?? digest;
  if (hash === 'sha1' || !['rsa', 'rsa-pss', 'ec'].includes(key.asymmetricKeyType ?? '')) return false;
  // RSASSA-PSS; 6 is its padding, and -2 takes the salt's length from the signature.
  const options = isPss ? { key, padding: 6, saltLength: -2 } : key;
  return verify(hash, signedAttributes, options, signature);
}

/** ESSCertID (RFC 2634) or ESSCertIDv2 (RFC 5035): the first one's hash is that of the signer's certificate. */
function namesSigner(attributes: ReadonlyMap<string, DerNode>, signer: X509Certificate): boolean {
  const first = (name: string) => inside(inside(inside(attributes.get(name), 0x30)?.[0], 0x30)?.[0], 0x30);
  const old = first(SIGNING_CERTIFICATE)?.[0];
  if (old?.tag === 0x04) return same(old.content, hashOf('sha1', signer.raw));
  const parts = first(SIGNING_CERTIFICATE_V2);
  const hash = parts?.find(({ tag }) => tag === 0x04);
  const named = parts?.[0]?.tag === 0x30 ? DIGESTS[oidText(inside(parts[0], 0x30)?.[0])] : 'sha256';
  return hash !== undefined && named !== undefined && same(hash.content, hashOf(named, signer.raw));
}

function isSigner(certificate: X509Certificate, { signer }: TimeStampToken): boolean {
  const fields = inside(inside(derOf(certificate.raw), 0x30)?.[0], 0x30) ?? [];
  // RFC 5280 section 4.1: version (tagged), serial number, algorithm, issuer.
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [serial, , issuer] = fields.slice(from);
  return (
    serial !== undefined &&
    issuer !== undefined &&
    same(serial.content, signer.serial) &&
    same(issuer.whole, signer.issuer)
  );
}

function leadsTo(
  signer: X509Certificate,
  {
    certificates,
    trusted,
    at,
  }: {
    readonly certificates: readonly X509Certificate[];
    readonly trusted: readonly X509Certificate[];
    readonly at: Date;
  },
): boolean {
  let current = signer;
  for (let i = 0; i < MOST_CHAIN; i++) {
    if (at < new Date(current.validFrom) || at > new Date(current.validTo)) return false;
    if (trusted.some((each) => same(each.raw, current.raw))) return true;
    const root = trusted.find((each) => issued(each, current));
    if (root !== undefined) return at >= new Date(root.validFrom) && at <= new Date(root.validTo);
    const next = certificates.find((each) => each.ca && each !== current && issued(each, current));
    if (next === undefined) return false;
    current = next;
  }
  return false;
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function certificateIn(der: Uint8Array): X509Certificate[] {
  try {
    return [new X509Certificate(der)];
  } catch (cause) {
    // What OpenSSL says of bytes that are no certificate carries a code.
    if (cause instanceof Error && 'code' in cause) return [];
    throw cause;
  }
}

function hashOf(digest: string, bytes: Uint8Array): Uint8Array {
  return createHash(digest).update(bytes).digest();
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
