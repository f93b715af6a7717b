const utf8 = new TextEncoder();
const utf8Lossy = new TextDecoder('utf-8', { ignoreBOM: true });

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return utf8.encode(text);
}

/** Reads UTF-8; wrong bytes become U+FFFD, never an exception. */
export function textOf(bytes: Uint8Array): string {
  return utf8Lossy.decode(bytes);
}

const utf8Strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Bytes for a person to read: as UTF-8 where they are valid UTF-8, else each byte as the character of its number. */
export function legibleText(bytes: Uint8Array): string {
  try {
    return utf8Strict.decode(bytes);
  } catch (error) {
    // What a fatal decoder throws is a TypeError (WHATWG Encoding §7.1); nothing else is expected of it.
    if (!(error instanceof TypeError)) throw error;
    return latin1Of(bytes);
  }
}

/** The same of a text that holds a byte in each character, as protocol words are kept. */
export function legibleWords(words: string): string {
  return /^[\x00-\x7f]*$/.test(words) ? words : legibleText(Buffer.from(words, 'latin1'));
}

/** Each byte as the character of the same number: for header fields and protocol words. */
export function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  let byteLength = 0;
  for (const part of parts) byteLength += part.byteLength;
  const joined = new Uint8Array(byteLength);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}

/**
 * The same bytes without what Buffer does otherwise, such as a `slice` that is a view. To the engine a Buffer is
 * another kind of object, and every loop that has met both is slower for it.
 */
export function bytesIn(bytes: Uint8Array): Uint8Array {
  return bytes.constructor === Uint8Array
    ? bytes
    : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
