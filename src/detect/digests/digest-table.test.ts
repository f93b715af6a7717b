import { createHmac, hash } from 'node:crypto';
import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { type HashKey, type Identifier, seededRandom } from '../../case/index.ts';
import { concise, message, packed, sectionOf } from '../../decode/testing/index.ts';
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
/** Of RFC 9562 section 6.6. */
const DNS = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');
const grouped = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
/** As Java's `UUID.nameUUIDFromBytes` does it, and RFC 9562 sections 5.3 and 5.5. */
function uuidOf(text: string, name: 'md5' | 'sha1', version: number, namespace = Buffer.alloc(0)): string {
  const bytes = hash(name, Buffer.concat([namespace, Buffer.from(text)]), 'buffer').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return grouped(bytes.toString('hex'));
}
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
    ['as a UUID that Java makes of it', uuidOf(IMEI, 'md5', 3), 'imei md5 uuid'],
    ['as a UUID of SHA-1 in capitals', uuidOf(IMEI, 'sha1', 5).toUpperCase(), 'imei sha1 uuid'],
    ['as a UUID without hyphens', uuidOf(IMEI, 'md5', 3).replaceAll('-', ''), 'imei md5 uuid'],
    ['as a UUID of its bytes as they are', grouped(hash('sha256', IMEI)), 'imei sha256 uuid'],
    ['as a UUID in a namespace', uuidOf(IMEI, 'sha1', 5, DNS), 'imei namespaced sha1 uuid'],
    ['by its middle figures', hash('md5', IMEI).slice(8, 24), 'imei md5 middle hex'],
    [
      'by its middle figures in capitals',
      hash('md5', IMEI).slice(8, 24).toUpperCase(),
      'imei md5 middle hex',
    ],
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
    ['a salt and a colon before the value', hash('sha256', `kT7#pq:${IMEI}`), 'imei salted sha256 hex'],
    ['a salt and a bar behind the value', hash('md5', `${IMEI}|kT7#pq`), 'imei salted md5 hex'],
    ['a salt and a hyphen behind the value', hash('sha1', `${IMEI}-kT7#pq`), 'imei salted sha1 hex'],
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

describe('a digest as bare bytes', () => {
  const digest = (name: string, text = IMEI) => hash(name, text, 'buffer');
  const uuid = (text: string) => Buffer.from(text.replaceAll('-', ''), 'hex');

  it.each<[string, Uint8Array, string[]]>([
    ['in protobuf', message([1, 'ping'], [2, digest('sha256')]), ['imei sha256 binary']],
    [
      'in a message in a message',
      message([4, message([1, 'x y z'], [7, digest('sha1')])]),
      ['imei sha1 binary'],
    ],
    ['in MessagePack', packed(new Map([['id', digest('md5')]])), ['imei md5 binary']],
    ['in CBOR', concise(new Map([['id', digest('sha512')]])), ['imei sha512 binary']],
    ['as the bytes of a UUID', message([1, 'ping'], [2, uuid(uuidOf(IMEI, 'md5', 3))]), ['imei md5 uuid']],
    ['as all of what was compressed', gzipSync(digest('sha1')), ['imei sha1 binary']],
    ['of another', message([1, 'ping'], [2, digest('sha256', OTHER)]), []],
    [
      'with a bit changed',
      message([2, digest('sha256').map((byte, at) => (at === 31 ? byte ^ 1 : byte))]),
      [],
    ],
    ['in a longer field', message([2, Buffer.concat([digest('sha256'), Buffer.of(7)])]), []],
    ['as a piece of a longer digest', message([2, digest('sha256').subarray(0, 20)]), []],
  ])('%s', (_, content, expected) => {
    const found = sight(sectionOf(content), needles).sighted;
    expect(found.map(({ identifier, forms }) => [identifier, ...forms].join(' '))).toEqual(expected);
  });

  it('that is written in base64 has the name of its letters', () => {
    expect(seen(`{"v":"${hash('sha256', IMEI, 'base64')}"}`)).toEqual(['imei sha256 base64']);
  });
});

describe('a UUID or a middle of a digest that is not it', () => {
  const version3 = uuidOf(IMEI, 'md5', 3);
  const middle = hash('md5', IMEI).slice(8, 24);
  it.each<[string, string]>([
    ['of another value', uuidOf(OTHER, 'md5', 3)],
    ['with another version', version3.replace(/^(.{14})./, '$14')],
    ['with a figure changed', version3.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['that goes on', `${version3}-0001`],
    ['with groups of other lengths', hash('md5', IMEI).replace(/^(.{7})(.{5})(.{4})(.{4})/, '$1-$2-$3-$4-')],
    ['the middle within more figures', `0${middle}`],
    ['the middle of another', hash('md5', OTHER).slice(8, 24)],
    ['other figures of it', hash('md5', IMEI).slice(9, 25)],
  ])('%s', (_, text) => {
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
