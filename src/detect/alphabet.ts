import type { Boundary } from './forms/index.ts';

/** What a writing is made of, and so what it could be mistaken for. */
export type Alphabet = 'figures' | 'hex' | 'base32' | 'base64' | 'bytes' | 'words' | 'degrees';

export function alphabetOf(boundary: Boundary): Alphabet {
  switch (boundary) {
    case 'digit':
    case 'imeisv':
    case 'national':
    case 'msin':
    case 'cell':
    case 'decimal':
    case 'signed':
    case 'dms':
      return 'figures';
    case 'nearby':
      return 'degrees';
    case 'hex':
      return 'hex';
    case 'geohash':
      return 'base32';
    case 'base64':
      return 'base64';
    case 'varint':
    case 'none':
      return 'bytes';
    case 'word':
    case 'person':
    case 'latin-1':
    case 'dotted':
    case 'email':
    case 'tagged':
    case 'fragment':
      return 'words';
    default:
      return boundary satisfies never;
  }
}

/** How many writings of each alphabet are looked for. */
export type Population = Readonly<Record<Alphabet, number>>;
