import { concatBytes, latin1Of } from '../../base/index.ts';

/** What a TLS client says before anything is encrypted (RFC 8446 section 4.1.2), as far as it is used here. */
export interface ClientHello {
  /** `legacy_version`, such as 0x0303. */
  readonly version: number;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly cipherSuites: readonly number[];
  /** Types of the extensions in their order. */
  readonly extensions: readonly number[];
  /** Host name of `server_name` (RFC 6066 section 3); null where there is none. */
  readonly serverName: string | null;
  /** Names of `application_layer_protocol_negotiation` (RFC 7301), each byte as the character of its number. */
  readonly protocols: readonly string[];
  readonly supportedVersions: readonly number[];
  readonly signatureAlgorithms: readonly number[];
  /** `supported_groups` (RFC 8422 section 5.1.1), once called elliptic curves. */
  readonly groups: readonly number[];
  readonly pointFormats: readonly number[];
  /** `session_ticket` (RFC 5077 section 3.2); empty where there is none. */
  readonly sessionTicket: Uint8Array;
}

/**
 * Bytes of the beginning of a connection in which a ClientHello must end. One with post-quantum keys takes
 * 2 kB; TLS allows 16 MB, which nobody sends. (Go's crypto/tls takes 64 KiB.)
 */
export const MOST_HELLO_BYTES = 1 << 16;

/** Records that a ClientHello may be cut into; some clients cut it in a few to get past middleboxes. */
export const MOST_HELLO_RECORDS = 64;

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;

/**
 * Reads the ClientHello at the start of a TLS connection, its records joined (RFC 8446 section 5.1).
 * `more`: it has not come whole yet. `none`: this is no TLS, or no ClientHello that can be read.
 */
export function readClientHello(bytes: Uint8Array): ClientHello | 'more' | 'none' {
  const fragments: Uint8Array[] = [];
  let there = 0;
  let at = 0;
  while (fragments.length < MOST_HELLO_RECORDS) {
    if (at < bytes.byteLength && bytes[at] !== HANDSHAKE) return 'none';
    if (at + 1 < bytes.byteLength && bytes[at + 1] !== 3) return 'none';
    if (bytes.byteLength - at < 5) return moreUnless(bytes.byteLength >= MOST_HELLO_BYTES);
    const length = uint16(bytes, at + 3);
    const fragment = bytes.subarray(at + 5, at + 5 + length);
    if (length === 0 || (fragments.length === 0 && fragment.byteLength > 0 && fragment[0] !== CLIENT_HELLO)) {
      return 'none';
    }
    fragments.push(fragment);
    there += fragment.byteLength;
    if (there >= 4) {
      const message = concatBytes(fragments);
      const needed = 4 + ((message[1] as number) << 16) + uint16(message, 2);
      if (needed > MOST_HELLO_BYTES) return 'none';
      if (there >= needed) return parseClientHello(message.subarray(0, needed));
    }
    if (fragment.byteLength < length) return moreUnless(bytes.byteLength >= MOST_HELLO_BYTES);
    at += 5 + length;
  }
  return 'none';
}

function moreUnless(isTooLong: boolean): 'more' | 'none' {
  return isTooLong ? 'none' : 'more';
}

/** The ClientHello that a whole handshake message is, header included. */
export function parseClientHello(message: Uint8Array): ClientHello | 'none' {
  const hello = new Cursor(message.subarray(4));
  const version = hello.uint16();
  const random = hello.take(32).rest();
  const sessionId = hello.take(hello.uint8()).rest();
  const cipherSuites = hello.take(hello.uint16()).uint16s();
  hello.take(hello.uint8());
  const found = {
    version,
    random,
    sessionId,
    cipherSuites,
    extensions: [] as number[],
    serverName: null as string | null,
    protocols: [] as string[],
    supportedVersions: [] as readonly number[],
    signatureAlgorithms: [] as readonly number[],
    groups: [] as readonly number[],
    pointFormats: [] as readonly number[],
    sessionTicket: new Uint8Array(0) as Uint8Array,
  };
  const extensions = hello.left() > 0 ? hello.take(hello.uint16()) : new Cursor(new Uint8Array(0));
  while (extensions.left() > 0 && !extensions.isShort) {
    const type = extensions.uint16();
    const body = extensions.take(extensions.uint16());
    found.extensions.push(type);
    if (type === 0) found.serverName ??= serverNameIn(body);
    else if (type === 10) found.groups = body.take(body.uint16()).uint16s();
    else if (type === 11) found.pointFormats = [...body.take(body.uint8()).rest()];
    else if (type === 13) found.signatureAlgorithms = body.take(body.uint16()).uint16s();
    else if (type === 16) found.protocols = protocolsIn(body);
    else if (type === 35) found.sessionTicket = body.rest();
    else if (type === 43) found.supportedVersions = body.take(body.uint8()).uint16s();
  }
  return hello.isShort || extensions.isShort ? 'none' : found;
}

function serverNameIn(body: Cursor): string | null {
  const list = body.take(body.uint16());
  while (list.left() > 0) {
    const type = list.uint8();
    const name = list.take(list.uint16());
    if (type === 0 && name.left() > 0) return latin1Of(name.rest());
  }
  return null;
}

function protocolsIn(body: Cursor): string[] {
  const list = body.take(body.uint16());
  const names: string[] = [];
  while (list.left() > 0) names.push(latin1Of(list.take(list.uint8()).rest()));
  return names;
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

/** Reads on; past the end it gives zeros and says so. */
class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;
  isShort = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  left(): number {
    return this.#bytes.byteLength - this.#at;
  }

  rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }

  uint8(): number {
    if (this.left() < 1) return this.#short();
    return this.#bytes[this.#at++] as number;
  }

  uint16(): number {
    if (this.left() < 2) return this.#short();
    this.#at += 2;
    return uint16(this.#bytes, this.#at - 2);
  }

  uint16s(): number[] {
    const values: number[] = [];
    while (this.left() >= 2) values.push(this.uint16());
    return values;
  }

  take(byteLength: number): Cursor {
    if (byteLength > this.left()) this.#short();
    const taken = new Cursor(this.#bytes.subarray(this.#at, this.#at + byteLength));
    this.#at += taken.left();
    return taken;
  }

  #short(): 0 {
    this.isShort = true;
    this.#at = this.#bytes.byteLength;
    return 0;
  }
}
