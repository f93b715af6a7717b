import { type DerNode, derOf, derRow, inside, oidText } from './der-reader.ts';

const SEQUENCE = 0x30;
const SET = 0x31;
const OCTETS = 0x04;
const INTEGER = 0x02;
const GENERALIZED_TIME = 0x18;
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** Digests by their object identifiers, as node names them. */
export const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** An RFC 3161 time-stamp token, read and not yet believed. */
export interface TimeStampToken {
  /** Of what was stamped. */
  readonly imprint: { readonly digest: string; readonly hash: Uint8Array };
  /** When, as the authority says; ISO 8601. */
  readonly at: string;
  /** What the signature stands over: the content by its hash, and the signed attributes. */
  readonly content: Uint8Array;
  /** DER of the attributes as a SET, which is what was signed (RFC 5652 section 5.4). */
  readonly signedAttributes: Uint8Array;
  readonly attributes: ReadonlyMap<string, DerNode>;
  readonly digest: string;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  /** DER of the certificates in the token. */
  readonly certificates: readonly Uint8Array[];
  /** DER of issuer and serial number of the signer's certificate. */
  readonly signer: { readonly issuer: Uint8Array; readonly serial: Uint8Array };
}

/** Reads a response of a time-stamping authority, or the token in it; null where it is neither. */
export function readToken(bytes: Uint8Array): TimeStampToken | null {
  const outer = inside(derOf(bytes), SEQUENCE);
  // A response (RFC 3161 section 2.4.2) is its status and the token; a token is named by what it is.
  const token = outer?.[0]?.tag === SEQUENCE ? inside(outer[1], SEQUENCE) : outer;
  if (oidText(token?.[0]) !== SIGNED_DATA) return null;
  const signed = inside(inside(token?.[1], 0xa0)?.[0], SEQUENCE);
  if (signed === null) return null;
  const encapsulated = inside(signed[2], SEQUENCE);
  const content = inside(encapsulated?.[1], 0xa0)?.[0];
  const signer = inside(inside(signed.at(-1), SET)?.[0], SEQUENCE);
  if (oidText(encapsulated?.[0]) !== TST_INFO || content?.tag !== OCTETS || signer === null) return null;
  const info = infoOf(content.content);
  const signerInfo = signerOf(signer);
  if (info === null || signerInfo === null) return null;
  const certificates = signed.find(({ tag }) => tag === 0xa0);
  return {
    ...info,
    ...signerInfo,
    content: content.content,
    certificates: (derRow(certificates?.content ?? new Uint8Array(0)) ?? [])
      .filter(({ tag }) => tag === SEQUENCE)
      .map(({ whole }) => whole),
  };
}

/** RFC 3161 section 2.4.2, TSTInfo. */
function infoOf(bytes: Uint8Array): Pick<TimeStampToken, 'imprint' | 'at'> | null {
  const info = inside(derOf(bytes), SEQUENCE);
  const imprint = inside(info?.[2], SEQUENCE);
  const digest = DIGESTS[oidText(inside(imprint?.[0], SEQUENCE)?.[0])];
  const hash = imprint?.[1];
  const time = info?.[4];
  if (digest === undefined || hash?.tag !== OCTETS || time?.tag !== GENERALIZED_TIME) return null;
  const at = isoOf(Buffer.from(time.content).toString('latin1'));
  return at === null ? null : { imprint: { digest, hash: hash.content }, at };
}

/** `20261120161024Z`, with fractions of a second where the authority gives them. */
function isoOf(written: string): string | null {
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(written) ?? [];
  if (year === undefined) return null;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`;
  return Number.isNaN(Date.parse(text)) ? null : text;
}

/** RFC 5652 section 5.3; only with signed attributes, which RFC 3161 asks for. */
function signerOf(
  info: readonly DerNode[],
): Pick<
  TimeStampToken,
  'signer' | 'digest' | 'signedAttributes' | 'attributes' | 'signatureAlgorithm' | 'signature'
> | null {
  const [, id, digestAlgorithm, signedAttributes, signatureAlgorithm, signature] = info;
  const [issuer, serial] = inside(id, SEQUENCE) ?? [];
  const digest = DIGESTS[oidText(inside(digestAlgorithm, SEQUENCE)?.[0])];
  const rows = inside(signedAttributes, 0xa0);
  if (issuer?.tag !== SEQUENCE || serial?.tag !== INTEGER || digest === undefined || rows === null)
    return null;
  if (signature?.tag !== OCTETS || signedAttributes === undefined) return null;
  const attributes = new Map<string, DerNode>();
  for (const row of rows) {
    const [name, values] = inside(row, SEQUENCE) ?? [];
    const value = inside(values, SET)?.[0];
    if (value !== undefined) attributes.set(oidText(name), value);
  }
  const asSet = Uint8Array.from(signedAttributes.whole);
  asSet[0] = SET;
  return {
    signer: { issuer: issuer.whole, serial: serial.content },
    digest,
    signedAttributes: asSet,
    attributes,
    signatureAlgorithm: oidText(inside(signatureAlgorithm, SEQUENCE)?.[0]),
    signature: signature.content,
  };
}
