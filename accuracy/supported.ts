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

/** By the ids of `forms/`. */
export const formsNotYet: ReadonlySet<string> = new Set([
  'phone: last 7 digits',
  'phone: last 8 digits',
  'phone: last 9 digits',
  'phone: hexadecimal number',
  'phone: varint',
  'phone: fixed64',
  'phone: integer of msgpack, CBOR, plist',
  'phone: BCD',
  'phone: BCD in hexadecimal',
  'imei: with software version',
  'imei: TAC alone',
  'imei: hexadecimal number',
  'imei: varint',
  'imei: fixed64',
  'imei: BCD',
  'mac: bytes reversed',
  'mac: six bytes',
  'mac: number',
  'mac: OUI alone',
  'drm-id: thirty-two bytes',
  'uuid: sixteen bytes',
  '64-bit id: fixed64',
  '64-bit id: varint',
  'imsi: BCD',
  'iccid: swapped digits as the SIM stores them',
  'carrier: MCC and MNC',
  'name: family name first',
  'name: without diacritics',
  'name: transliterated',
  'e-mail: with a tag',
  'e-mail: without points',
  'e-mail: domain alone',
  'text: fragment',
  'location: rounded to 4 or 5 decimals',
  'location: rounded to 3 decimals',
  'location: E6 or E7 integers',
  'location: degrees, minutes, seconds',
  'location: geohash',
]);

const digestsFound: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256']);

/** Whether a one-way function is looked for; by the ids of `forms/digests.ts`, all writings of one together. */
export function isDigestNotYet(id: string): boolean {
  return (
    !/^\S+ (?:hex|HEX|base64|base64url)(?:, beginning)?$/.test(id) ||
    !digestsFound.has(id.split(' ')[0] ?? '')
  );
}

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
  ['salts and HMAC keys given in the case', 'the case file has no words for them; both are hidden without'],
];
