/** What may stand behind the name of a step. */
export interface StepShape {
  /** Bytes that its key may have; `any` where it may have any number; none where it takes no key. */
  readonly key?: readonly number[] | 'any';
  /** Bytes that its initialisation vector may have; none where it takes none. */
  readonly iv?: readonly number[];
  /** How many numbers it takes at least and at most; none where it takes none. */
  readonly numbers?: readonly [least: number, most: number];
  readonly meaning: string;
}

const AES = [16, 24, 32];

/** The steps of recipes, each undoing what the application did. */
export const steps = {
  'from-base64': { meaning: 'base64 with + and /' },
  'from-base64url': { meaning: 'base64 with - and _' },
  'from-base32': { meaning: 'base32' },
  'from-hex': { meaning: 'hexadecimal digits' },
  'url-decode': { meaning: 'percent-encoding, and + for a space' },
  reverse: { meaning: 'the bytes from last to first' },
  rot13: { meaning: 'Latin letters moved by thirteen' },
  swap: {
    numbers: [0, 1],
    meaning: 'the bytes of each word of so many, 2 where it is not said, turned round',
  },
  drop: { numbers: [1, 1], meaning: 'all but the first so many bytes' },
  take: { numbers: [1, 1], meaning: 'the first so many bytes' },
  slice: {
    numbers: [1, 2],
    meaning: 'the bytes from one place to another, or to the end; below 0 from the end',
  },
  xor: { key: 'any', meaning: 'exclusive or with the key, over and over' },
  'aes-cbc': { key: AES, iv: [16], meaning: 'AES in CBC with PKCS #7' },
  'aes-ecb': { key: AES, meaning: 'AES in ECB with PKCS #7' },
  'aes-ctr': { key: AES, iv: [16], meaning: 'AES in CTR' },
  'aes-cfb': { key: AES, iv: [16], meaning: 'AES in CFB of 128 bits' },
  'aes-gcm': { key: AES, iv: [12, 16], meaning: 'AES in GCM, the tag of 16 bytes at the end' },
  'des-cbc': { key: [8], iv: [8], meaning: 'DES in CBC with PKCS #7' },
  'des-ecb': { key: [8], meaning: 'DES in ECB with PKCS #7' },
  '3des-cbc': { key: [24, 16], iv: [8], meaning: 'Triple DES in CBC with PKCS #7' },
  '3des-ecb': { key: [24, 16], meaning: 'Triple DES in ECB with PKCS #7' },
  gunzip: { meaning: 'gzip' },
  inflate: { meaning: 'raw deflate' },
  zlib: { meaning: 'zlib' },
  unbrotli: { meaning: 'Brotli' },
  unzstd: { meaning: 'Zstandard' },
  unsnappy: { meaning: 'Snappy, raw or framed' },
  unlz4: { meaning: 'LZ4, a frame or a block, with its length before it or not' },
  json: { meaning: 'nothing changed: it must be JSON' },
  text: { meaning: 'nothing changed: it must be readable text' },
} as const satisfies Readonly<Record<string, StepShape>>;

export type StepName = keyof typeof steps;

export const stepNames = Object.keys(steps) as readonly StepName[];

/** Steps that only say what must have come out: they end a recipe. */
export const CHECKS: ReadonlySet<StepName> = new Set(['json', 'text']);
