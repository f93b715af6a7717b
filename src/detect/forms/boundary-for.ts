import type { Boundary } from './written.ts';

/** Two to four words of letters alone. */
const PERSON = /^[\p{L}\p{M}.'’-]+(?:,? ?[ ,][\p{L}\p{M}.'’-]+){1,3}$/u;

/**
 * The boundary that goes with the shape of a text. A text with points in it (a host, an IPv4
 * address, a package) goes on at a point, so that `com.example` is not found in `com.example.notes`.
 */
export function boundaryFor(text: string): Boundary {
  if (/^[+-]?\d+\.\d+\s*,\s*[+-]?\d+\.\d+$/.test(text)) return 'decimal';
  if (/^[^\p{L}]*\d[^\p{L}]*$/u.test(text)) return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? 'dotted' : 'digit';
  if (/^[0-9a-f:{}.-]{8,}$/i.test(text)) return 'hex';
  if (/^[^\s@/:]+@[^\s@/:]+$/.test(text)) return 'email';
  if (/^[^\s]+\.[^\s]+$/.test(text)) return 'dotted';
  return PERSON.test(text) ? 'person' : 'word';
}
