import { createHash, createHmac, hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { hashCode } from '../encoders/hash-code.ts';
import { murmur3 } from '../encoders/murmur3.ts';
import { xxh32, xxh64 } from '../encoders/xxhash.ts';
import { HMAC_KEY, SALT } from '../identity/case-secrets.ts';
import type { Random } from '../random.ts';

/** A one-way function and how its result is written. */
export interface Digest {
  readonly id: string;
  /** As `forms` names it behind the forms of what was hashed; null where no word is agreed. */
  readonly forms: readonly string[] | null;
  readonly orForms?: readonly (readonly string[])[];
  /** Too short to prove anything without a name. */
  readonly needsName?: true;
  readonly write: (text: string, random: Random) => string;
}

const LONG = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha3-256',
  'sha3-512',
  'ripemd160',
] as const;

const number = (value: number) => value.toString(16).padStart(8, '0');

/** A digest of many bits in each of its writings. */
function writings(name: (typeof LONG)[number]): Digest[] {
  const bytes = (text: string) => createHash(name).update(text).digest();
  return [
    { id: `${name} hex`, forms: [name, 'hex'], write: (text) => bytes(text).toString('hex') },
    { id: `${name} HEX`, forms: [name, 'hex'], write: (text) => bytes(text).toString('hex').toUpperCase() },
    {
      id: `${name} base64`,
      forms: [name, 'base64'],
      write: (text, random) =>
        bytes(text)
          .toString('base64')
          .replace(/=*$/, (padding) => (random.chance(0.7) ? padding : '')),
    },
    {
      id: `${name} base64url`,
      forms: [name, 'base64url'],
      // Without one of the two letters that differ nobody can tell.
      orForms: [[name, 'base64']],
      write: (text) => bytes(text).toString('base64url'),
    },
    {
      id: `${name} hex, beginning`,
      forms: [name, 'hex', 'truncated'],
      write: (text, random) =>
        bytes(text)
          .toString('hex')
          .slice(0, random.pick([12, 16, 20, 24])),
    },
    {
      id: `${name} base64url, beginning`,
      forms: [name, 'base64url', 'truncated'],
      write: (text, random) =>
        bytes(text)
          .toString('base64url')
          .slice(0, random.pick([12, 16, 20])),
    },
  ];
}

export const digests: readonly Digest[] = [
  ...LONG.flatMap(writings),
  {
    id: 'md5 of md5',
    forms: ['md5', 'md5', 'hex'],
    orForms: [['md5', 'hex', 'md5', 'hex']],
    write: (text) => hash('md5', hash('md5', text)),
  },
  {
    id: 'sha256 of sha1',
    forms: ['sha1', 'sha256', 'hex'],
    orForms: [['sha1', 'hex', 'sha256', 'hex']],
    write: (text) => hash('sha256', hash('sha1', text)),
  },
  {
    id: 'salted sha256',
    forms: ['salted', 'sha256', 'hex'],
    write: (text, random) => hash('sha256', random.chance(0.5) ? SALT + text : text + SALT),
  },
  {
    id: 'salted md5, joined by a sign',
    forms: ['salted', 'md5', 'hex'],
    write: (text, random) => {
      const joint = random.pick([':', '|', '_']);
      return hash('md5', random.chance(0.5) ? SALT + joint + text : text + joint + SALT);
    },
  },
  {
    id: 'md5, its middle',
    forms: ['md5', 'middle', 'hex'],
    write: (text) => hash('md5', text).slice(8, 24),
  },
  {
    id: 'UUID of md5',
    forms: ['md5', 'uuid'],
    write: (text, random) => {
      const bytes = createHash('md5').update(text).digest();
      bytes.writeUInt8((bytes.readUInt8(6) % 16) + 0x30, 6);
      bytes.writeUInt8((bytes.readUInt8(8) % 64) + 0x80, 8);
      const all = bytes.toString('hex');
      const groups = [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)];
      return groups.join(random.pick(['-', '-', '']));
    },
  },
  {
    id: 'hmac-sha256',
    forms: ['hmac-sha256', 'hex'],
    write: (text) => createHmac('sha256', HMAC_KEY).update(text).digest('hex'),
  },
  { id: 'xxhash64', forms: ['xxhash64', 'hex'], write: (text) => xxh64(Buffer.from(text)) },
  { id: 'crc32', forms: ['crc32', 'hex'], needsName: true, write: (text) => number(crc32(text)) },
  {
    id: 'murmur3',
    forms: ['murmur3', 'hex'],
    needsName: true,
    write: (text) => number(murmur3(Buffer.from(text))),
  },
  { id: 'xxhash32', forms: ['xxhash32', 'hex'], needsName: true, write: (text) => xxh32(Buffer.from(text)) },
  {
    id: 'Java hashCode',
    forms: ['java-hash-code', 'decimal'],
    needsName: true,
    write: (text) => hashCode(text).toString(),
  },
];
