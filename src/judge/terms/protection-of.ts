import type { Sighting } from '../examination.ts';

/** How a value itself stood, from open to closed; what carried the message is another matter. */
export const PROTECTIONS = ['plain', 'encoded', 'hashed', 'encrypted'] as const;

export type Protection = (typeof PROTECTIONS)[number];

/** Layers that only a key takes off. */
const CIPHERS: ReadonlySet<string> = new Set(['aes', 'des']);

/** One-way steps among the forms; keyed and salted ones begin with one of these. */
const DIGEST = /^(?:md[45]|sha\d|ripemd|crc|murmur|java-hash|salted|hmac|xxh)/;

/** Writings that hide a value from the eye. A URL's percent signs, JSON's escapes and compression do not count. */
const DISGUISES: ReadonlySet<string> = new Set([
  'base64',
  'base64url',
  'base32',
  'base58',
  'base85',
  'hex',
  'lz-string',
  'xor',
  'rot13',
  'reversed',
]);

/** The strongest of what was done to the value. A vendor's own pipeline counts as writing: it shows no key by itself. */
export function protectionOf({ layers, forms }: Pick<Sighting, 'layers' | 'forms'>): Protection {
  if (layers.some((layer) => CIPHERS.has(layer))) return 'encrypted';
  if (forms.some((form) => DIGEST.test(form))) return 'hashed';
  return layers.some((layer) => DISGUISES.has(layer) || layer.startsWith('recipe:')) ? 'encoded' : 'plain';
}
