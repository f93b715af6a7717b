import { createHash } from 'node:crypto';

/**
 * An id made of what it names, so that a live run, its recording and a reduced bundle give the same one:
 * `sig:` and the first 16 hex digits (64 bits) of the SHA-256 of the parts, each led by its length so that
 * no two lists of parts run together alike.
 */
export function contentId(prefix: string, parts: readonly (string | number | Uint8Array | null)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const piece = part instanceof Uint8Array ? part : String(part);
    hash.update(`${typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength}:`);
    hash.update(piece);
  }
  return `${prefix}:${hash.digest('hex').slice(0, 16)}`;
}
