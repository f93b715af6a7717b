import { createHmac, hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { type HashKey, type Identifier, seededRandom } from '../../case/index.ts';
import { sectionOf } from '../../decode/testing/index.ts';
import { compileIdentity } from '../compile-identity.ts';
import { eachHit } from '../each-hit.ts';
import { sight } from '../sight.ts';
import { javaHashCode } from './java-hash-code.ts';
import { murmur3 } from './murmur3.ts';
import { DIGESTS } from './one-way.ts';
import { xxhash32 } from './xxhash32.ts';
import { xxhash64 } from './xxhash64.ts';

const IMEI = '490154203237518';
const OTHER = '490154203237526';

const identity: Identifier[] = [
  { id: 'imei', kind: 'imei', value: IMEI, fixed: true },
  { id: 'phone', kind: 'msisdn', value: '+91 98123 45678', fixed: false },
  { id: 'again', kind: 'contact-number', value: '+91 98123 45678', fixed: false },
];
const hashKeys: HashKey[] = [
  { id: null, use: 'salt', text: 'kT7#pq' },
  { id: null, use: 'hmac', text: '000102030405060708090a0b0c0d0e0f' },
];
const needles = compileIdentity(identity.slice(0, 1), { market: 'IN' });
const keyed = compileIdentity(identity.slice(0, 1), { market: 'IN', hashKeys });

const seen = (text: string, from = needles) =>
  sight(sectionOf(text), from).sighted.map(({ identifier, forms, namedBy }) =>
    [identifier, ...forms, ...(namedBy === null ? [] : [`(${namedBy})`])].join(' '),
  );

const WRITINGS = ['hex', 'base64', 'base64url'] as const;

const number = (value: number) => value.toString(16).padStart(8, '0');
const wide = (text: string) => xxhash64(bytesOf(text)).toString(16).padStart(16, '0');
const hmac = (name: string, key: Uint8Array | string) => createHmac(name, key).update(IMEI).digest('hex');

describe('a digest', () => {
  it.each(DIGESTS.flatMap((name) => WRITINGS.map((writing) => [name, writing] as const)))(
    'is found as %s in %s',
    (name, writing) => {
      const text = hash(name, IMEI, writing);
      const named = writing === 'base64url' && !/[-_]/.test(text) ? 'base64' : writing;
      const isPlain = !/[-_+/]/.test(text);
      expect(seen(`{"v":"${text}"}`)).toEqual([
        `imei ${name} ${isPlain && writing !== 'hex' ? 'base64' : named}`,
      ]);
      expect(seen(`{"v":"${hash(name, OTHER, writing)}"}`)).toEqual([]);
    },
  );

  it.each<[string, string, string]>([
    ['in capitals', hash('sha512', IMEI).toUpperCase(), 'imei sha512 hex'],
    ['of a digest', hash('md5', hash('md5', IMEI)), 'imei md5 md5 hex'],
    ['of another digest', hash('sha256', hash('sha1', IMEI)), 'imei sha1 sha256 hex'],
    ['of 64 bits', wide(IMEI), 'imei xxhash64 hex'],
    ['of 64 bits as a number', `{"h":${xxhash64(bytesOf(IMEI))}}`, 'imei xxhash64 decimal'],
    [
      'of 64 bits as a signed number',
      `${BigInt.asIntN(64, xxhash64(bytesOf(IMEI)))}`,
      'imei xxhash64 decimal',
    ],
    [
      'of a text without its check digit',
      hash('sha224', IMEI.slice(0, 14)),
      'imei no-check-digit sha224 hex',
    ],
    ['behind a word', `deviceid${hash('md5', IMEI)}`, 'imei md5 hex'],
    ['behind a word of hexadecimal letters', `feed${hash('sha1', IMEI)}`, ''],
  ])('is found %s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected === '' ? [] : [expected]);
  });

  it('is told of everybody who has the text', () => {
    const both = compileIdentity(identity.slice(1), { market: 'IN' });
    expect(seen(hash('sha256', '+919812345678'), both)).toEqual(['phone sha256 hex', 'again sha256 hex']);
  });

  it.each<[string, string, string]>([
    ['a salt before the value', hash('sha256', `kT7#pq${IMEI}`), 'imei salted sha256 hex'],
    ['a salt behind the value', hash('md5', `${IMEI}kT7#pq`), 'imei salted md5 hex'],
    [
      "an HMAC's key in hexadecimal",
      hmac('sha256', Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')),
      'imei hmac-sha256 hex',
    ],
    ["an HMAC's key as its letters", hmac('sha1', '000102030405060708090a0b0c0d0e0f'), 'imei hmac-sha1 hex'],
  ])('is found with %s, if the case has it', (_, text, expected) => {
    expect(seen(text, keyed)).toEqual([expected]);
    expect(seen(text)).toEqual([]);
  });
});

describe('a hash of 32 bits', () => {
  const bytes = bytesOf(IMEI);
  it.each<[string, string, string]>([
    ['CRC-32 in hexadecimal', `"${number(crc32(IMEI))}"`, 'crc32 hex'],
    ['CRC-32 as a number', `${crc32(IMEI)}`, 'crc32 decimal'],
    ['murmur3', `"${number(murmur3(bytes)).toUpperCase()}"`, 'murmur3 hex'],
    ['murmur3 as a signed number', `${murmur3(bytes) | 0}`, 'murmur3 decimal'],
    ['xxhash32', `"${number(xxhash32(bytes))}"`, 'xxhash32 hex'],
    ["Java's hash code", `${javaHashCode(IMEI) | 0}`, 'java-hash-code decimal'],
  ])('is found under a name of its kind, as %s', (_, value, expected) => {
    expect(seen(`{"imei":${value}}`)).toEqual([`imei ${expected} (imei)`]);
    expect(seen(`{"checksum":${value}}`)).toEqual([]);
    expect(seen(value)).toEqual([]);
  });

  it.each(['490254-20323751', '12345-67890123456789', '-1-2345678901', '1 23456789012345678 9'])(
    'is not looked for in %s',
    (text) => {
      expect(seen(`{"imei":"${text}"}`)).toEqual([]);
    },
  );

  it('of another value is not found', () => {
    expect(seen(`{"imei":"${number(crc32(OTHER))}"}`)).toEqual([]);
    expect(seen(`{"imei":${javaHashCode(OTHER) | 0}}`)).toEqual([]);
  });
});

it('finds nothing in digests of others, in any writing', () => {
  const random = seededRandom('others');
  const others = Array.from({ length: 4_000 }, () => String(random.below(1e9) * 1e6 + 7));
  const text = others
    .map((other, at) => hash(DIGESTS[at % DIGESTS.length] as string, other, WRITINGS[at % 3]))
    .join('","');
  const found: number[] = [];
  eachHit(bytesOf(text), needles, (_, start) => found.push(start));
  expect(found).toEqual([]);
});
