import { hash } from 'node:crypto';
import type { Boundary } from './forms/index.ts';

/** One-way functions that are tried on every text. */
export const DIGESTS = ['md5', 'sha1', 'sha256'] as const;

/** A digest as it stands on the wire. */
export interface WrittenDigest {
  readonly text: string;
  readonly forms: readonly string[];
  readonly exactCase: boolean;
  readonly boundary: Boundary;
}

/**
 * The digests of a text in hexadecimal (either case) and base64 in both alphabets, without padding, so that
 * padding may follow. They are made once, before any search: hashing what a capture holds would cost as much
 * for each of its words.
 */
export function digestsOf({ text, forms }: { text: string; forms: readonly string[] }): WrittenDigest[] {
  return DIGESTS.flatMap((digest) => {
    const bytes = hash(digest, text, 'buffer');
    const base64 = bytes.toString('base64').replace(/=+$/, '');
    const base64url = bytes.toString('base64url');
    const written: WrittenDigest[] = [
      { text: bytes.toString('hex'), forms: [...forms, digest, 'hex'], exactCase: false, boundary: 'hex' },
      { text: base64, forms: [...forms, digest, 'base64'], exactCase: true, boundary: 'base64' },
    ];
    if (base64url !== base64) {
      written.push({
        text: base64url,
        forms: [...forms, digest, 'base64url'],
        exactCase: true,
        boundary: 'base64',
      });
    }
    return written;
  });
}
