/*
 * Nobody says how a key is written, but its length tells: sixteen bytes are 16 letters, 22 or 24 of base64 or
 * 32 hexadecimal digits. Only where one text has several lengths of key in it (32 hexadecimal digits are also
 * 24 bytes of base64 and 32 letters) there are several readings.
 */

/** Bytes of AES keys (FIPS 197 section 5). */
export const KEY_LENGTHS: readonly number[] = [16, 24, 32];

/** Characters of the longest writing: 32 bytes in hexadecimal. */
export const LONGEST_KEY_TEXT = 64;

/**
 * Every key that the text may be the writing of: in hexadecimal, in base64 of either alphabet, or as its letters.
 * `lengths`: bytes that a key has; by default those of AES.
 */
export function keysWritten(text: string, lengths: readonly number[] = KEY_LENGTHS): Uint8Array[] {
  if (text.length > LONGEST_KEY_TEXT) return [];
  const readings: Uint8Array[] = [];
  if (/^[0-9a-f]+$/i.test(text) && text.length % 2 === 0) readings.push(bytesIn(text, 'hex'));
  if (isBase64(text)) readings.push(bytesIn(text, 'base64'));
  if (/^[\x21-\x7e]+$/.test(text)) readings.push(bytesIn(text, 'latin1'));
  return readings.filter(({ byteLength }) => lengths.includes(byteLength));
}

/** The first reading that has one of the lengths, hexadecimal before base64 before letters; null where there is none. */
export function keyWritten(text: string, lengths: readonly number[]): Uint8Array | null {
  return keysWritten(text, lengths)[0] ?? null;
}

/** RFC 4648 sections 4 and 5, with or without padding, and with nothing in the bits that are left over. */
function isBase64(text: string): boolean {
  if (!/^(?:[\w-]+|[A-Za-z0-9+/]+)={0,2}$/.test(text)) return false;
  const bare = text.replace(/=+$/, '');
  if (bare.length < text.length && text.length % 4 !== 0) return false;
  const standard = bare.replaceAll('-', '+').replaceAll('_', '/');
  return Buffer.from(bare, 'base64').toString('base64').replace(/=+$/, '') === standard;
}

function bytesIn(text: string, encoding: 'hex' | 'base64' | 'latin1'): Uint8Array {
  return Uint8Array.from(Buffer.from(text, encoding));
}
