import type { Span } from '../base/index.ts';

/** Bytes that names of form and query keys are made of, percent-encoded or not. */
const IN_KEY = new Uint8Array(256);
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~[]%$*:') {
  IN_KEY[letter.charCodeAt(0)] = 1;
}

/** Longest name that is taken for a key where nothing says that one stands there. */
export const LONGEST_KEY = 64;

const EQUALS = 0x3d;

export function isInKey(byte: number): boolean {
  return IN_KEY[byte] === 1;
}

/**
 * Whether `key=` begins here. Semicolons part pairs in old forms (HTML 4.01, appendix B.2.2) and stand in
 * values of new ones, so what follows decides.
 */
export function isPairAt(bytes: Uint8Array, from: number, end: number): boolean {
  // A space after the semicolon, as header fields have it.
  const start = bytes[from] === 0x20 ? from + 1 : from;
  let at = start;
  const last = Math.min(end, start + LONGEST_KEY);
  while (at < last && IN_KEY[bytes[at] as number] === 1) at += 1;
  return at > start && at < end && bytes[at] === EQUALS;
}

/** Whether the bytes begin as a row of pairs, and not as base64 ends. */
export function looksLikePairs(bytes: Uint8Array, { start, end }: Span): boolean {
  if (!isPairAt(bytes, start, end)) return false;
  const value = bytes.indexOf(EQUALS, start) + 1;
  return value < end && bytes[value] !== EQUALS;
}
