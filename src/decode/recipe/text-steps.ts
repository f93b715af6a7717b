/** Letters that a step reads at most: what is longer is no value. */
const MOST_LETTERS = 64 * 1024 * 1024;

/** All of the bytes as text in an alphabet, line breaks taken out; null where something else is among them. */
function lettersOf(bytes: Uint8Array, alphabet: RegExp): string | null {
  if (bytes.byteLength === 0 || bytes.byteLength > MOST_LETTERS) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const bare = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  return alphabet.test(bare) ? bare : null;
}

function own(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** RFC 4648 sections 4 and 5, with padding or without. */
export function fromBase64(bytes: Uint8Array, encoding: 'base64' | 'base64url'): Uint8Array | null {
  const text = lettersOf(bytes, encoding === 'base64' ? /^[A-Za-z0-9+/]+={0,2}$/ : /^[\w-]+={0,2}$/);
  if (text === null || text.replace(/=+$/, '').length % 4 === 1) return null;
  return own(Buffer.from(text, encoding));
}

export function fromHex(bytes: Uint8Array): Uint8Array | null {
  const text = lettersOf(bytes, /^(?:[0-9a-f]{2})+$/i);
  return text === null ? null : own(Buffer.from(text, 'hex'));
}

/** RFC 4648 section 6, in either case. */
export function fromBase32(bytes: Uint8Array): Uint8Array | null {
  const text = lettersOf(bytes, /^[A-Z2-7]+={0,6}$/i)?.replace(/=+$/, '');
  if (text === undefined || [1, 3, 6].includes(text.length % 8)) return null;
  const read = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let written = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    held = ((held << 5) | (code < 0x40 ? code - 0x32 + 26 : (code | 0x20) - 0x61)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    read[written++] = (held >> bits) & 0xff;
  }
  return read;
}

/** Percent-encoding (RFC 3986 section 2.1), and plus signs as forms write spaces; what is no escape stays. */
export function urlDecode(bytes: Uint8Array): Uint8Array {
  const read = new Uint8Array(bytes.byteLength);
  let written = 0;
  for (let at = 0; at < bytes.byteLength; at++) {
    const byte = bytes[at] as number;
    const value = byte === 0x25 ? digit(bytes[at + 1]) * 16 + digit(bytes[at + 2]) : Number.NaN;
    if (Number.isNaN(value)) {
      read[written++] = byte === 0x2b ? 0x20 : byte;
    } else {
      read[written++] = value;
      at += 2;
    }
  }
  return read.subarray(0, written);
}

function digit(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : Number.NaN;
}

export function rot13(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => {
    const letter = byte | 0x20;
    if (letter < 0x61 || letter > 0x7a) return byte;
    return letter < 0x6e ? byte + 13 : byte - 13;
  });
}
