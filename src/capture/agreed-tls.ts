/** Versions by age, the oldest first. */
export const TLS_VERSIONS = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;

export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** What client and server agreed on before they said anything that is protected, as far as it was seen. */
export interface AgreedTls {
  readonly version: TlsVersion | null;
  /** Name in the IANA registry, or OpenSSL's; by its number, such as `0x1306`, where it has none that is known. */
  readonly cipher: string | null;
  /** Protocol chosen by ALPN (RFC 7301). */
  readonly alpn?: string;
}

/**
 * A version as OpenSSL, browsers or Node write it: `TLSv1`, `TLSv1.2`, `TLS 1.3`, `SSLv3`. QUIC is never older than
 * TLS 1.3 (RFC 9001 §4.2). Null for everything else, DTLS among it.
 */
export function tlsVersionNamed(text: string | null): TlsVersion | null {
  if (text === null || text.length > 16) return null;
  if (/^QUIC(?:v1|v2)?$/i.test(text)) return 'TLS 1.3';
  const [whole, family = '', major = '', minor = '0'] =
    /^(SSL|TLS)[ _]?v?([123])(?:[._]([0-3]))?$/i.exec(text) ?? [];
  if (whole === undefined) return null;
  const name = `${family.toUpperCase()} ${major}.${minor}`;
  return TLS_VERSIONS.find((version) => version === name) ?? null;
}

/** Longest name of the registry: 45 characters. */
const MOST_NAME_CHARACTERS = 64;

const CIPHER = /(?:AES|RC4|RC2|DES|NULL|CHACHA20|CAMELLIA|SEED|IDEA|ARIA|SHA256_SHA256|SHA384_SHA384)/i;

/** A cipher suite's name as a producer wrote it; null for what is no such name. */
export function cipherNamed(text: string | null): string | null {
  if (text === null || text.length > MOST_NAME_CHARACTERS) return null;
  return /^[A-Z0-9][A-Za-z0-9_-]+$/.test(text) && CIPHER.test(text) && !/\d{5}/.test(text) ? text : null;
}

/** A protocol's name as ALPN writes it, such as `h2` or `http/1.1`; null for everything else. */
export function alpnNamed(text: string | null): string | null {
  return text !== null && /^[a-z][a-z0-9./+-]{0,15}$/i.test(text) && !/\d{5}/.test(text) ? text : null;
}

/** Nothing where neither version nor cipher is known. */
export function agreedTls(
  version: string | null,
  cipher: string | null,
  alpn: string | null = null,
): AgreedTls | undefined {
  const agreed = { version: tlsVersionNamed(version), cipher: cipherNamed(cipher) };
  if (agreed.version === null && agreed.cipher === null) return undefined;
  const protocol = alpnNamed(alpn);
  return protocol === null ? agreed : { ...agreed, alpn: protocol };
}
