import { MOST_FOR_ALL } from '../../../src/detect/compile-identity.ts';
import { FEWEST_OF_DIGEST } from '../../../src/detect/digests/index.ts';
import { imeiSaid } from '../example.ts';
import type { FormsRow } from '../forms-page.ts';
import { rfc } from '../page.ts';

const fips = (number: string) => ({
  title: `FIPS ${number}`,
  url: `https://csrc.nist.gov/pubs/fips/${number.replace('-', '/')}/final`,
});

/** What each step does, by the word that a sighting has for it. */
const STEPS = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha224: 'SHA-224',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
  'sha3-256': 'SHA3-256',
  'sha3-512': 'SHA3-512',
  ripemd160: 'RIPEMD-160',
  xxhash64: 'xxHash of 64 bits, seed 0',
  salted:
    'a salt of the case stood before the text or behind it, with a sign between them or none; the digest is the next word',
  namespaced: 'a namespace of RFC 9562 (for hosts, addresses, objects or directories) stood before the text',
  middle: 'sixteen of the figures of the MD5, without the first eight and the last eight',
  'hmac-md5': 'HMAC with a key of the case',
  'hmac-sha1': 'HMAC with a key of the case',
  'hmac-sha224': 'HMAC with a key of the case',
  'hmac-sha256': 'HMAC with a key of the case',
  'hmac-sha384': 'HMAC with a key of the case',
  'hmac-sha512': 'HMAC with a key of the case',
  crc32: 'CRC-32; weak',
  murmur3: 'MurmurHash3 of 32 bits, seed 0; weak',
  xxhash32: 'xxHash of 32 bits, seed 0; weak',
  'java-hash-code': '`String.hashCode()` of Java; weak',
  hex: 'the digest in hexadecimal, either case',
  base64: 'the digest in base64, padded or not',
  base64url: 'the digest in base64url',
  decimal: 'the digest as a decimal number, unsigned or signed',
  uuid: 'the first sixteen bytes of the digest as a UUID, with the bits of a version set or not, with hyphens or not, or as bytes',
  binary: 'the bytes of the digest',
  truncated: `the first characters of the digest, ${FEWEST_OF_DIGEST} or more`,
} as const;

/** The one page of the one-way steps. */
export const digests: FormsRow = {
  name: 'digests',
  about:
    'Every written form of every identifier is also looked for as its digest: hashed once, hashed twice (MD5, SHA-1 and SHA-256 of the hexadecimal MD5, SHA-1 or SHA-256), with the salts and HMAC keys of the case; whole, cut short, or as a UUID. The words follow the forms of the text that was hashed, innermost first.',
  defined: [
    rfc(1321),
    fips('180-4'),
    fips('202'),
    rfc(2104),
    { title: 'RIPEMD-160', url: 'https://homes.esat.kuleuven.be/~bosselae/ripemd160.html' },
    { title: 'xxHash', url: 'https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md' },
    { title: 'MurmurHash3', url: 'https://github.com/aappleby/smhasher/wiki/MurmurHash3' },
    rfc(1952, '8'),
    rfc(9562, '6.5'),
    {
      title: 'String.hashCode',
      url: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/String.html#hashCode()',
    },
  ],
  words: STEPS,
  examples: [
    {
      content: '{"did":"97A2105232ECC8756F03A029A839B97DED59207D"}',
      says: [{ ...imeiSaid('body/json:/did', [], 'did'), forms: ['sha1', 'hex'] }],
    },
    {
      title: 'cut short',
      location: 'url',
      content: '/v1/hello?h=l6IQUjLsyHVvA6Ap',
      says: [{ ...imeiSaid('url/query:h', [], 'h'), forms: ['sha1', 'base64url', 'truncated'] }],
    },
    {
      title: 'of another form, with a salt',
      case: {
        market: 'IN',
        identity: [['contact-number', '+91 98765 43210']],
        more: ['keys:', '  - { salt: pepper }'],
      },
      content: '{"c":["2dab4953ae1c97e8f6e76ecdce5806b24ddb87c39a34c6c88f99c47faba89181"]}',
      says: [
        {
          identifier: 'contact-number',
          path: 'body/json:/c/0',
          layers: [],
          forms: ['international', 'salted', 'sha256', 'hex'],
          field: 'c',
        },
      ],
    },
  ],
  case: {
    identity: [['imei', '490154203237518']],
    more: ['keys:', '  - { salt: pepper }', '  - { hmac: k3y-of-the-app }'],
  },
  writings: [
    { stands: '0eaed834a1e6f4b2bf0c024e0013dea1', forms: ['md5', 'hex'] },
    { stands: '0EAED834A1E6F4B2BF0C024E0013DEA1', forms: ['md5', 'hex'] },
    { stands: '"Dq7YNKHm9LK/DAJOABPeoQ=="', forms: ['md5', 'base64'] },
    { stands: 'a1e6f4b2bf0c024e', forms: ['md5', 'middle', 'hex'] },
    { stands: '0eaed834-a1e6-34b2-bf0c-024e0013dea1', forms: ['md5', 'uuid'] },
    { stands: '0eaed834a1e634b2bf0c024e0013dea1', forms: ['md5', 'uuid'] },
    { stands: '274855d6-9f8e-580f-85c4-80a9db3983bb', forms: ['namespaced', 'sha1', 'uuid'] },
    { stands: '97a2105232ecc8756f03a029a839b97ded59207d', forms: ['sha1', 'hex'] },
    { stands: 'f32709028511e3f1834664f1d30901a9fc4e725c8cfaa652767fd915', forms: ['sha224', 'hex'] },
    {
      stands: '1f0b62b5f05f305e9251c88be27c9e519449e8e34a00a59ec0a534d85ecfaf08',
      forms: ['sha256', 'hex'],
    },
    {
      stands:
        'd0cd5a22e966e47fec09a33550ab4381a6c3928c0809200896631217a1b9c8f25b26bbbd656b322d28d2741a056ab41d',
      forms: ['sha384', 'hex'],
    },
    {
      stands:
        '314f0d4ad7199f4fe4dbe42405109c5969c5c2dadd36e7131448b4006c32a363c63d1213330a41be2b909c94454c47d7e2df37da73a207dcc65b71f378b25c3d',
      forms: ['sha512', 'hex'],
    },
    {
      stands: '12f190a061df93ac0942422f4155f7f6a7f54ee495b85d998211e313cf4262ab',
      forms: ['sha3-256', 'hex'],
    },
    {
      stands:
        'be43ecacddcb56c1d74f77433da3bd49b966a72be06f9fb7a7a3107dd7ed4a87d636eba2776a56603a0e88ee5d4d03afafcd626cfebb85ff280b785e8a482b19',
      forms: ['sha3-512', 'hex'],
    },
    { stands: '5c7a71ffa222a3c4a5e8b9050a474e39b388cd23', forms: ['ripemd160', 'hex'] },
    { stands: 'b96cf87f75a2e446', forms: ['xxhash64', 'hex'] },
    { stands: '{"h":13361327420819563590}', forms: ['xxhash64', 'decimal'] },
    { stands: '0f81bcfbf88161c356e4766d6fe97d43', forms: ['md5', 'md5', 'hex'] },
    {
      stands: '65ae279918f6b0fd4bc3baeccfb0d3ee6c04303b171c6922f853a37c2fcb03e4',
      forms: ['sha1', 'sha256', 'hex'],
    },
    {
      stands: '8494bf7124699241d52b975a948ac1df20e050217d223bb62cd8c47459550702',
      forms: ['salted', 'sha256', 'hex'],
    },
    {
      stands: '75790d77bde8531a9b3a1407f196cfeb41baa59d1387020a6b51ee7b1b30b84e',
      forms: ['salted', 'sha256', 'hex'],
    },
    {
      stands: { hex: '0a20 1f0b62b5f05f305e9251c88be27c9e519449e8e34a00a59ec0a534d85ecfaf08' },
      forms: ['sha256', 'binary'],
    },
    {
      stands: '0e60ebfd5c23c863a0fbdedbaf485d6acd209834d6df2210471f041ce1aaaaad',
      forms: ['salted', 'sha256', 'hex'],
    },
    { stands: '221123013c238c9a28be8c41fc62ef46', forms: ['salted', 'md5', 'hex'] },
    { stands: 'eb038d3256a563284e9702437de7f1d9', forms: ['hmac-md5', 'hex'] },
    { stands: '10c35f991a92876cadf734f3062bf1395e04e588', forms: ['hmac-sha1', 'hex'] },
    { stands: '404a9fb3c6de5e4ed4ba174eaaea75b9d9e867f2b681244309e211dc', forms: ['hmac-sha224', 'hex'] },
    {
      stands: '165cfe2233f38c293a46f589421717c46ca73d898ca567785cb55c819e714363',
      forms: ['hmac-sha256', 'hex'],
    },
    {
      stands:
        'c2c5b39e44aad54c04fe115f4ad68863058cb9d63e3467449e373ec5eff29df64726af9d99d7a9457603ac5bbc852111',
      forms: ['hmac-sha384', 'hex'],
    },
    {
      stands:
        '35c6e9b7a94aee315168d1d19536d1fcc09898c569991ef4c62647523d464e8a161a8137279bfa932e0defed0117d3f9df655e3f5a8d12c03bdf53d83c466d9e',
      forms: ['hmac-sha512', 'hex'],
    },
    { stands: 'id=97a2105232ec', forms: ['sha1', 'hex', 'truncated'] },
    { stands: '{"imei":"36e916a0"}', forms: ['crc32', 'hex'] },
    { stands: '{"imei":4260941685}', forms: ['murmur3', 'decimal'] },
    { stands: '{"imei":"fba09d32"}', forms: ['xxhash32', 'hex'] },
    { stands: '{"imei":-2139617674}', forms: ['java-hash-code', 'decimal'] },
  ],
  decoys: [
    { stands: '97a2105232ecc8756f03a029a839b97ded59207e', because: 'the last digit is another' },
    { stands: '0eaed834-a1e6-44b2-bf0c-024e0013dea1', because: 'UUIDs of this version are of no digest' },
    { stands: 'id=97a2105232e', because: `fewer than ${FEWEST_OF_DIGEST} characters` },
    { stands: 'id=97a2105232ecaaaa', because: 'it goes on otherwise: a cut digest is a word of its own' },
    { stands: '{"x":"36e916a0"}', because: '32 bits need a naming key' },
  ],
  believed: `The digest stands whole, or its first characters, ${FEWEST_OF_DIGEST} at least, are a word of their own. Hashes of 32 bits are few beside the numbers of a capture: each counts only as the whole value of a field that is named for its kind.`,
  unseen: [
    'Salts and keys that the case does not give: `keys: [{ salt: … }, { hmac: … }]`, as letters, and HMAC keys in hexadecimal or base64 too.',
    'Digests of several values joined, of weak forms (a TAC, the last seven digits), of single coordinates and of members of lists.',
    'Digests of two steps other than the nine named above.',
    'Bare bytes of a digest elsewhere than as all of a field of a binary container, or of what a layer gave.',
    `Of cases with more than ${MOST_FOR_ALL} identifiers: UUIDs in a namespace, and salts with another sign beside them than a colon or a bar.`,
    'Slow password hashes (bcrypt, scrypt, Argon2, PBKDF2).',
  ],
};
