import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import type { Identifier, Kind } from '../case/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

const one = (kind: Kind, value: string): Identifier => ({ id: kind, kind, value, fixed: false });
const EMAIL = 'asha.kumar.x@example.org';
const NAME = 'Asha Maria Leocadia Testcase-Kumar';
const SMS = 'The heron left the harbour at nine, tell Maya so.';
const UUID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const needles = compileIdentity(
  [one('email', EMAIL), one('name', NAME), one('sms-text', SMS), one('advertising-id', UUID)],
  { market: null },
);

const bytes = (...parts: (number | string | Uint8Array)[]) =>
  concatBytes(
    parts.map((part) =>
      typeof part === 'number' ? Uint8Array.of(part) : typeof part === 'string' ? bytesOf(part) : part,
    ),
  );
const java = (text: string) => bytes(text.length >> 8, text.length & 255, text);
const avro = (text: string) =>
  text.length < 64
    ? bytes(text.length * 2, text)
    : bytes(((text.length * 2) & 127) | 128, text.length >> 6, text);
const thrift = (text: string) => bytes(0, 0, 0, text.length, text);
const compact = (text: string) => bytes(text.length, text);

const seen = (content: Uint8Array) =>
  sight(sectionOf(content), needles).sighted.map(({ identifier }) => identifier);

describe('a value with its length before it', () => {
  it('is long enough to have a letter or a figure for a length', () => {
    expect(
      [EMAIL.length * 2, SMS.length, UUID.length * 2, NAME.length * 2].map((byte) =>
        String.fromCharCode(byte),
      ),
    ).toEqual(['0', '1', 'H', 'D']);
  });

  it.each<[string, Uint8Array]>([
    [
      "Java's streams",
      bytes(0xac, 0xed, 0, 5, 0x77, 99, java('a'), java(SMS), java(EMAIL), java(UUID), java(NAME)),
    ],
    ["Avro's records", bytes('Obj', 1, 4, avro('zz'), avro(SMS), avro(EMAIL), avro(UUID), avro(NAME), 2)],
    [
      "Thrift's calls",
      bytes(0x80, 1, 0, 1, thrift('put'), thrift(SMS), 'b', thrift(EMAIL), thrift(UUID), thrift(NAME)),
    ],
    [
      "Thrift's compact calls",
      bytes(0x82, 0x21, 1, compact('put'), compact(SMS), compact(EMAIL), compact(UUID), compact(NAME), 0),
    ],
  ])('is found in %s', (_, content) => {
    expect(seen(content)).toEqual(['sms-text', 'email', 'advertising-id', 'name']);
  });

  it.each<[string, Uint8Array]>([
    ['a letter that is another length', bytes(1, 2, `1${EMAIL}`, 3)],
    ['a letter that is the length of more', bytes(0, 1, 2, avro(`${EMAIL}n`))],
    ['a figure in a text, where nothing else is no text', bytes(`{"x":"0${EMAIL}"}`)],
    ['a length of two bytes that is another', bytes(0, EMAIL.length + 1, 'x', EMAIL)],
  ])('is not taken for whole behind %s', (_, content) => {
    expect(seen(content)).toEqual([]);
  });
});
