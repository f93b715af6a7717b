/*
 * What the product does not find yet: the one place to switch something on is to take its line out here. Everything
 * else in the catalogue counts for the thresholds; what is listed is hidden as well and reported apart, so that it
 * shows by itself when it begins to be found.
 */

/** By the ids of `layers/`. */
export const layersNotYet: ReadonlySet<string> = new Set([
  '\\x escapes',
  'html-entities',
  'html-entities, decimal',
  'html-entities, hexadecimal',
  'reversed',
  'rot13',
  'quoted-printable',
  'utf-16',
  'base64, embedded',
  'hex',
  'hex, upper case',
  'hex, separated',
  'base32',
  'base58',
  'base85',
  'deflate',
  'br',
  'br, wrong label',
  'snappy',
  'lz4',
  'lz-string',
  'aes, over any bytes',
  'aes, in a field of bytes',
  'xor',
]);

/** By the ids of `forms/`, digests among them. */
export const formsNotYet: ReadonlySet<string> = new Set(['name: transliterated']);

/** Containers whose names are not read, so that what needs a name is not found in them. */
export const containersUnnamed: ReadonlySet<string> = new Set([
  'xml',
  'plist',
  'log line',
  'csv',
  'protobuf',
  'grpc',
  'msgpack',
  'cbor',
  'binary plist',
  'wbxml',
]);

/** What is not hidden yet, and why. */
export const notGenerated: readonly (readonly [what: string, because: string])[] = [
  ['des', 'the case file has no word for its key'],
  ['recipes', 'the case file has no words for them'],
];
