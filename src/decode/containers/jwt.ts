import { latin1Of, type Span } from '../../base/index.ts';
import type { Container } from './container.ts';

/** Longest token that is read: servers refuse header fields far shorter than this. */
export const LONGEST_TOKEN = 1024 * 1024;

/** What stands before a token in Authorization (RFC 6750 section 2.1, RFC 9449 section 7.1). */
const SCHEME = /^\s*(?:(?:Bearer|DPoP|JWT|Token)\s+)?/i;
const LONGEST_SCHEME = 24;

const DOT = 0x2e;

/** Pieces of a signed token (RFC 7515 section 3.1) and of an encrypted one (RFC 7516 section 3.1). */
const PIECES: Readonly<Record<number, readonly string[]>> = {
  3: ['header', 'payload', 'signature'],
  5: ['header', 'key', 'vector', 'ciphertext', 'tag'],
};

const IN_PIECE = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=') {
  IN_PIECE[letter.charCodeAt(0)] = 1;
}

/** A JSON Web Token (RFC 7519) in its compact form: pieces of base64url, the first of which is a JSON object. */
export const jwt: Container = {
  name: 'jwt',
  read({ bytes, region }) {
    if (region.end - region.start > LONGEST_TOKEN) return null;
    const head = latin1Of(bytes.subarray(region.start, Math.min(region.end, region.start + LONGEST_SCHEME)));
    const start = region.start + (SCHEME.exec(head)?.[0].length ?? 0);
    // `{"`, `{ ` and `{` with a line break, in base64.
    if (bytes[start] !== 0x65 || (bytes[start + 1] !== 0x79 && bytes[start + 1] !== 0x77)) return null;
    const pieces = piecesOf(bytes, { start, end: region.end });
    const names = PIECES[pieces.length];
    if (names === undefined) return null;
    return {
      locate(span) {
        const index = pieces.findIndex(({ start, end }) => start <= span.start && span.end <= end);
        const [name, value] = [names[index], pieces[index]];
        if (name === undefined || value === undefined) return null;
        return { kind: 'jwt', names: [name], field: null, value, hint: null };
      },
    };
  },
};

/** None where anything else stands among them. */
function piecesOf(bytes: Uint8Array, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  let at = start;
  for (; at < end && pieces.length < 5; at++) {
    const byte = bytes[at] as number;
    if (byte === DOT) {
      pieces.push({ start: from, end: at });
      from = at + 1;
    } else if (IN_PIECE[byte] === 0) break;
  }
  pieces.push({ start: from, end: at });
  while (at < end && (bytes[at] as number) <= 0x20) at += 1;
  return at === end ? pieces : [];
}
