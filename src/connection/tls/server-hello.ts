import { latin1Of } from '../../base/index.ts';
import { type AgreedTls, alpnNamed, TLS_VERSIONS } from '../../capture/index.ts';
import { CIPHER_SUITES } from './data/cipher-suites.ts';
import { MESSAGE_HEADER, u16 } from './first-message.ts';

const PROTOCOLS = 16;
const SUPPORTED_VERSIONS = 43;

/** What of a ServerHello decides how records are protected. */
export interface ServerHello {
  readonly agreed: AgreedTls;
  /** The number of `agreed.version`; drafts of TLS 1.3 as 0x0304. */
  readonly version: number;
  readonly cipherSuite: number;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  /** RFC 8446 §4.1.4: the client is asked for another ClientHello. */
  readonly isRetry: boolean;
  readonly extensions: ReadonlySet<number>;
}

/** RFC 8446 §4.1.3: the random of a HelloRetryRequest, the SHA-256 of those words. */
const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/**
 * The ServerHello that a handshake message is (RFC 5246 §7.4.1.3, RFC 8446 §4.1.3; a HelloRetryRequest is one as well, and
 * binds the server to its choice); null where it is cut.
 */
export function serverHelloIn(bytes: Uint8Array): ServerHello | null {
  // Message header, version, random; then session, led by its length; cipher suite, compression method.
  const legacy = u16(bytes, MESSAGE_HEADER);
  const randomAt = MESSAGE_HEADER + 2;
  const sessionAt = randomAt + 32 + 1;
  const at = sessionAt + (bytes[sessionAt - 1] ?? 0);
  if (at + 3 > bytes.length) return null;
  const cipherSuite = u16(bytes, at);
  const { chosen, alpn, types } = extensionsIn(bytes, at + 3);
  const version = versionOf(chosen ?? legacy);
  if (version === null) return null;
  const cipher = cipherNameOf(cipherSuite);
  const random = bytes.slice(randomAt, randomAt + 32);
  return {
    agreed: alpn === null ? { version, cipher } : { version, cipher, alpn },
    version: version === 'TLS 1.3' ? 0x0304 : legacy,
    cipherSuite,
    random,
    sessionId: bytes.slice(sessionAt, at),
    isRetry: Buffer.from(random).toString('hex') === RETRY_RANDOM,
    extensions: types,
  };
}

export function cipherNameOf(suite: number): string {
  return CIPHER_SUITES.get(suite) ?? `0x${suite.toString(16).padStart(4, '0')}`;
}

/** The protocol chosen in EncryptedExtensions (RFC 8446 §4.3.1); null where there is none. */
export function encryptedAlpn(message: Uint8Array): string | null {
  return extensionsIn(message, MESSAGE_HEADER).alpn;
}

interface Extensions {
  readonly chosen: number | null;
  readonly alpn: string | null;
  readonly types: ReadonlySet<number>;
}

/** From TLS 1.3 on the version stands in an extension of its own, and the field for it says 1.2 for ever. */
function extensionsIn(bytes: Uint8Array, start: number): Extensions {
  const types = new Set<number>();
  let chosen: number | null = null;
  let alpn: string | null = null;
  const end = Math.min(bytes.length, start + 2 + u16(bytes, start));
  for (let at = start + 2; at + 4 <= end; ) {
    const [type, byteLength] = [u16(bytes, at), u16(bytes, at + 2)];
    types.add(type);
    const body = bytes.subarray(at + 4, Math.min(end, at + 4 + byteLength));
    if (type === SUPPORTED_VERSIONS && body.length >= 2) chosen = u16(body, 0);
    // RFC 7301 §3.1: a list of one name.
    if (type === PROTOCOLS && body.length > 3)
      alpn = alpnNamed(latin1Of(body.subarray(3, 3 + (body[2] ?? 0))));
    at += 4 + byteLength;
  }
  return { chosen, alpn, types };
}

/** RFC 6101 §5.6.1.2, RFC 2246 §6.2.1 and on: 0x0300 is SSL 3.0, 0x0304 is TLS 1.3; 0x7f.. are drafts of that. */
function versionOf(number: number): AgreedTls['version'] {
  if (number >> 8 === 0x7f) return 'TLS 1.3';
  return number >> 8 === 3 ? (TLS_VERSIONS[1 + (number & 0xff)] ?? null) : null;
}
