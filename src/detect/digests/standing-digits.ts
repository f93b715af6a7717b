/*
 * Digits of a digest as they stand in a text: how many agree, counted from its first. Either case of hexadecimal, and
 * either alphabet of base64, but not both in one writing.
 */

/** Byte → value of the hexadecimal digit that it is; 255 for none. */
export const HEX_VALUES: Uint8Array = new Uint8Array(256).fill(255);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  HEX_VALUES[digit.charCodeAt(0)] = value;
  HEX_VALUES[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Byte → value of the base64 digit that it is in either alphabet (RFC 4648 sections 4 and 5); 255 for none. */
export const BASE64_VALUES: Uint8Array = new Uint8Array(256).fill(255);
for (const [value, digit] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  BASE64_VALUES[digit.charCodeAt(0)] = value;
BASE64_VALUES['-'.charCodeAt(0)] = 62;
BASE64_VALUES['_'.charCodeAt(0)] = 63;

const PLUS = 0x2b;
const SLASH = 0x2f;

export function hexAgreeing(bytes: Uint8Array, start: number, digest: Uint8Array): number {
  const most = Math.min(digest.length * 2, bytes.length - start);
  let count = 0;
  for (; count < most; count++) {
    const byte = digest[count >>> 1] as number;
    const digit = (count & 1) === 0 ? byte >>> 4 : byte & 15;
    if (HEX_VALUES[bytes[start + count] as number] !== digit) break;
  }
  return count;
}

/** Figures of a UUID, which sixteen bytes are. */
const OF_UUID = 32;
/** The figures before which it has hyphens (RFC 9562 section 4). */
const GROUPS: ReadonlySet<number> = new Set([8, 12, 16, 20]);
const HYPHEN = 0x2d;

/** Where the version stands, and the two bits of the variant. */
const VERSION = 12;
const VARIANT = 16;
/** UUIDs of a digest: of MD5, of SHA-1, and of anything. */
const VERSIONS: ReadonlySet<number> = new Set([3, 5, 8]);

/**
 * Whether a UUID with hyphens or without is a digest's first sixteen bytes, with the bits of a version set or not
 * (`UUID.nameUUIDFromBytes` of Java). Returns how many characters it has, else 0.
 */
export function uuidAgreeing(bytes: Uint8Array, start: number, digest: Uint8Array): number {
  if (digest.length * 2 < OF_UUID) return 0;
  const isGrouped = bytes[start + 8] === HYPHEN;
  let at = start;
  for (let figure = 0; figure < OF_UUID; figure++) {
    if (isGrouped && GROUPS.has(figure)) {
      if (bytes[at] !== HYPHEN) return 0;
      at += 1;
    }
    if (!isOfUuid(HEX_VALUES[bytes[at] as number] ?? 255, figure, digest)) return 0;
    at += 1;
  }
  return at - start;
}

function isOfUuid(value: number, figure: number, digest: Uint8Array): boolean {
  const byte = digest[figure >>> 1] as number;
  const digit = (figure & 1) === 0 ? byte >>> 4 : byte & 15;
  if (value === digit) return true;
  if (figure === VERSION) return VERSIONS.has(value);
  return figure === VARIANT && value === ((digit & 3) | 8);
}

export interface Base64Agreeing {
  readonly count: number;
  /** The one alphabet in which it can be read, `base64` where nothing tells. */
  readonly alphabet: 'base64' | 'base64url';
}

export function base64Agreeing(bytes: Uint8Array, start: number, digest: Uint8Array): Base64Agreeing {
  const most = Math.min(base64Length(digest.length), bytes.length - start);
  let alphabet: Base64Agreeing['alphabet'] | null = null;
  let count = 0;
  for (; count < most; count++) {
    const bits = count * 6;
    const pair = ((digest[bits >>> 3] as number) << 8) | (digest[(bits >>> 3) + 1] ?? 0);
    const value = (pair >>> (10 - (bits & 7))) & 63;
    const byte = bytes[start + count] as number;
    if (BASE64_VALUES[byte] !== value) break;
    if (value < 62) continue;
    const here = byte === PLUS || byte === SLASH ? 'base64' : 'base64url';
    if (alphabet !== null && alphabet !== here) break;
    alphabet = here;
  }
  return { count, alphabet: alphabet ?? 'base64' };
}

/** Digits of so many bytes, without padding. */
export function base64Length(byteLength: number): number {
  return Math.ceil((byteLength * 8) / 6);
}
