import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import type { Part } from '../decode/index.ts';
import { concise, framed, message, packed, partsOf, sectionOf, varint } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { fieldsApart, isLeftToField } from './fields-apart.ts';
import { redactor } from './redactor.ts';
import { sight } from './sight.ts';

const IMEI = '490154203237518';
const IDENTITY = [
  { id: 'imei', kind: 'imei', value: IMEI, fixed: true },
  { id: 'own', kind: 'msisdn', value: '+91 98123 45678', fixed: false },
  { id: 'mail', kind: 'email', value: 'asha@example.org', fixed: false },
  { id: 'carrier', kind: 'carrier', value: 'Airtel', fixed: false },
  { id: 'mac', kind: 'wifi-mac', value: 'b8:27:eb:1c:9f:d2', fixed: false },
] as const;
const needles = compileIdentity(IDENTITY, { market: 'IN' });

function seen(bytes: Uint8Array): string[] {
  return sight(sectionOf(bytes), needles).sighted.map(
    ({ identifier, forms, namedBy }) => `${identifier}:${forms}${namedBy === null ? '' : ` by ${namedBy}`}`,
  );
}

const sha1 = createHash('sha1').update('asha@example.org').digest('hex');
const long = (text: string) => `${text}${' '.repeat(0x39 - text.length)}`;

describe('beside letters and digits that are lengths and tags', () => {
  it.each<[string, Uint8Array, string[]]>([
    ['digits before a tag that is one', message([1, 1], [6, IMEI], [6, 'x']), ['imei:']],
    ['digits behind a length that is one', message([1, 1], [2, long(`${IMEI} and more of it`)]), ['imei:']],
    ['groups of digits', message([1, 1], [2, '98123 45678'], [4, 49], [6, '0']), ['own:national,separators']],
    ['a digest before a tag', message([1, 1], [2, sha1], [6, 'x']), ['mail:sha1,hex']],
    [
      'a digest between letters of CBOR',
      concise(
        new Map([
          ['h', sha1],
          ['i', 'x'],
        ]),
      ),
      ['mail:sha1,hex'],
    ],
    [
      'an address behind a letter',
      concise(
        new Map([
          ['m', 'asha@example.org'],
          ['n', 'x'],
        ]),
      ),
      ['mail:'],
    ],
    [
      'an address in octets',
      message([1, 1], [6, Uint8Array.of(0xb8, 0x27, 0xeb, 0x1c, 0x9f, 0xd2)], [6, 'x']),
      ['mac:binary'],
    ],
    ['a number of 64 bits', concise(new Map([['n', Number(IMEI)]])), ['imei:fixed64']],
    ['a number of 64 bits in MessagePack', packed(new Map([['n', Number(IMEI)]])), ['imei:fixed64']],
    ['a varint', message([1, 1], [3, Number(IMEI)]), ['imei:varint']],
    ['a varint of a high field', message([1, 1], [300, Number(IMEI)]), ['imei:varint']],
    ['a varint in a frame', framed(message([16, Number(IMEI)])), ['imei:varint']],
  ])('finds %s', (_, bytes, expected) => {
    expect(seen(bytes)).toEqual(expected);
  });

  it.each<[string, Uint8Array]>([
    ['digits in longer ones', message([1, 1], [6, `1${IMEI}`], [6, 'x'])],
    ['digits of two fields', message([1, 1], [6, IMEI.slice(0, 8)], [6, IMEI.slice(8)])],
    ['a piece of a varint', message([1, 1], [3, Uint8Array.from([0x88, ...varint(Number(IMEI)), 1])])],
    ['a weak value under another name', packed(new Map([['event', 'Airtel']]))],
  ])('does not find %s', (_, bytes) => {
    expect(seen(bytes)).toEqual([]);
  });

  it.each<[string, Uint8Array]>([
    [
      'MessagePack',
      packed(
        new Map([
          ['carrier', 'Airtel'],
          ['x', 'y'],
        ]),
      ),
    ],
    [
      'CBOR',
      concise(
        new Map([
          [
            'd',
            new Map([
              ['carrier', 'Airtel'],
              ['x', 'y'],
            ]),
          ],
        ]),
      ),
    ],
  ])('finds a weak value under its name in %s', (_, bytes) => {
    expect(seen(bytes)).toEqual(['carrier: by carrier']);
  });
});

it('hides what stands so in a target', () => {
  const data = Buffer.from(message([1, 1], [6, IMEI], [6, 'x'])).toString('base64url');
  expect(redactor(needles)(`/p?d=${data}`)).toBe('/p?d=CAEy‹imei›eA');
});

it('leaves alone what controls divide, as the whole part is searched', () => {
  const partOf = (bytes: Uint8Array) => partsOf(sectionOf(bytes))[0] as Part;
  expect(fieldsApart(partOf(bytesOf(`x ${IMEI} y`)))).toEqual([]);
  expect(fieldsApart(partOf(message([1, 1], [2, IMEI], [1, 1])))).toEqual([]);
  const glued = partOf(message([1, 1], [6, IMEI], [6, 'xy']));
  expect(fieldsApart(glued)).toHaveLength(1);
  expect(isLeftToField(glued, { start: 4, end: 4 + IMEI.length })).toBe(true);
  expect(isLeftToField(glued, { start: 4, end: 6 + IMEI.length })).toBe(false);
});
