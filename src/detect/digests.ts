import { hash } from 'node:crypto';
import type { Boundary } from './forms/index.ts';

/** One-way functions that are tried on every text. */
export const DIGESTS = ['md5', 'sha1', 'sha256'] as const;

/**
 * Characters of a digest that are left at least where its writing was cut short. Twelve of base64 are 72 bits,
 * of hexadecimal 48: an address book's 10^5 digests and the 10^7 words of a large capture meet by accident
 * once in 5·10^9 captures, or in 280. Published clients keep sixteen.
 */
export const FEWEST_OF_DIGEST = 12;

/** A digest as it stands on the wire, whole or cut short. */
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
