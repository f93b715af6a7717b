import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base32Encode } from '../testing/chain.ts';
import { partsOf, sectionOf } from '../testing/index.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function base58(bytes: Uint8Array): string {
  let number = bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = BASE58[Number(number % 58n)] + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros === -1 ? bytes.length : zeros) + text;
}

const of = (content: string) => Buffer.from(content);
const separated = (text: string, sign: string) => (of(text).toString('hex').match(/../g) ?? []).join(sign);
const b64 = (text: string) => of(text).toString('base64').replace(/=+$/, '');
const read = (content: string | Uint8Array) =>
  partsOf(sectionOf(content)).map(({ layer, bytes }) => `${layer} ${Buffer.from(bytes).toString('latin1')}`);

const IMEI = '490154203237518';
const JSON_TEXT = '{"imei":"490154203237518"}';
const EVEN = Buffer.from('d6a1f03b9c74e25d188f6be0c2479a3d51ee', 'hex');

describe('finds', () => {
  test.each<[string, string, string]>([
    ['hex', of(IMEI).toString('hex'), `hex ${IMEI}`],
    ['large hex', `{"a":"${of(JSON_TEXT).toString('hex').toUpperCase()}"}`, `hex ${JSON_TEXT}`],
    ['hex behind 0x', `v=0x${of(IMEI).toString('hex')}`, `hex ${IMEI}`],
    ['short hex', `{"c":"${of('Airtel').toString('hex')}"}`, 'hex Airtel'],
    ['short hex behind 0x', `v=0x${of('Airt').toString('hex')}&`, 'hex Airt'],
    [
      'a telephone number in hex, which is a number too',
      `t=${of('9812345678').toString('hex')}`,
      'hex 9812345678',
    ],
    ['bytes in hex', `/v1/${EVEN.toString('hex')}/x`, `hex ${EVEN.toString('latin1')}`],
    [
      'a telephone number in BCD',
      '{"n":"19893254f7"}',
      `hex ${Buffer.from('19893254f7', 'hex').toString('latin1')}`,
    ],
    ['text behind one more digit', `"a${of(JSON_TEXT).toString('hex')}"`, `hex ${JSON_TEXT}`],
    ['colons', separated(IMEI, ':'), `hex ${IMEI}`],
    ['blanks', `x=${separated(IMEI, ' ')} done`, `hex ${IMEI}`],
    ['hyphens', `{"a":"${separated(IMEI, '-')}"}`, `hex ${IMEI}`],
    ['hyphens in a path', `/u/${separated(IMEI, '-')}`, `hex ${IMEI}`],
    ['base32', `{"a":"${base32Encode(of(IMEI))}"}`, `base32 ${IMEI}`],
    [
      'small base32 without padding',
      `a=${base32Encode(of(IMEI)).replace(/=+$/, '').toLowerCase()}&`,
      `base32 ${IMEI}`,
    ],
    ['short base32', `"${base32Encode(of('9812345'))}"`, 'base32 9812345'],
    ['bytes in base32', base32Encode(EVEN), `base32 ${EVEN.toString('latin1')}`],
    ['base58', `"${base58(of(JSON_TEXT))}"`, `base58 ${JSON_TEXT}`],
    ['short base58', `"${base58(of('9812345678'))}"`, 'base58 9812345678'],
    ['bytes in base58', `k=${base58(EVEN)}`, `base58 ${EVEN.toString('latin1')}`],
    ['base64 behind one letter', `a${b64(JSON_TEXT)}`, `base64 ${JSON_TEXT}`],
    ['base64 behind two letters', `"Z9${b64(JSON_TEXT)}"`, `base64 ${JSON_TEXT}`],
    ['base64 behind three letters', `"cX1${b64(IMEI)}"`, `base64 ${IMEI}`],
    ['short base64 behind a letter', `"7${b64('9812345')}"`, 'base64 9812345'],
    ['bytes in base64 behind letters', `"b3${EVEN.toString('base64')}"`, `base64 ${EVEN.toString('latin1')}`],
  ])('%s', (_name, content, expected) => {
    expect(read(content)).toContainEqual(expected);
  });
});

test('base64 in the midst of letters is read on from where it begins', () => {
  const parts = read(`prefix${b64(JSON_TEXT)}`);
  expect(parts.some((part) => part.includes('"490154203237518"}'))).toBe(true);
});

const WRITTEN_IN_LETTERS = new Set<string>(['hex', 'base32', 'base58', 'base64', 'base64url']);

describe('passes over', () => {
  test.each([
    ['names in programs', 'createElement getElementById sessionIdentifier onClickHandler'],
    ['constants', 'ERR_INVALID_ARGUMENT PERMISSION_DENIED'],
    ['a UUID', '550e8400-e29b-41d4-a716-446655440000'],
    ['a number', '{"t":"1700000000123456","n":49015420323751}'],
    ['a MAC address', '64:cc:2e:5a:1b:7f'],
    ['a hardware address of eight octets', '64:cc:2e:ff:fe:5a:1b:7f'],
    ['times', '12:45:07 2024-01-02 03:04:05'],
    ['hex glued to hex', 'a7d5a6fd0d53a566b'],
    ['small words of two', 'to be or is it me or we'],
  ])('%s', (_name, content) => {
    const layers = partsOf(sectionOf(content)).map(({ layer }) => layer);
    expect(layers.filter((layer) => layer !== null && WRITTEN_IN_LETTERS.has(layer))).toEqual([]);
  });
});

test('any bytes from twelve on are found, and every span is led back to letters that give it', () => {
  const encoders: readonly (readonly [string, (bytes: Buffer) => string])[] = [
    ['hex', (bytes) => bytes.toString('hex')],
    ['hex', (bytes) => (bytes.toString('hex').match(/../g) ?? []).join(':')],
    ['base32', base32Encode],
    ['base58', base58],
  ];
  const content = fc.uint8Array({ minLength: 12, maxLength: 300 });
  fc.assert(
    fc.property(content, fc.constantFrom(...encoders), fc.nat(), (bytes, [layer, encode], from) => {
      const run = encode(Buffer.from(bytes));
      fc.pre(layer === 'hex' ? /[a-f]/.test(run) : /\d/.test(run));
      fc.pre(
        layer !== 'base58' || (/[a-z]/.test(run) && /[A-Z]/.test(run) && !/^[0-9A-Z]*$|[a-z]{5}/.test(run)),
      );
      fc.pre(layer !== 'base32' || !/^[0-9A-F-]*$/.test(run));
      const section = sectionOf(`{"v":"${run}"}`);
      const part = partsOf(section).find(
        (one) => one.layer === layer && Buffer.from(one.bytes).equals(bytes),
      );
      expect(part, run).toBeDefined();
      const start = from % bytes.length;
      const back = part?.back({ start, end: start + 1 }) ?? { start: 0, end: 0 };
      const piece = Buffer.from(section.bytes.subarray(back.start, back.end)).toString();
      expect(run.includes(piece)).toBe(true);
      if (layer === 'hex') expect(Number.parseInt(piece, 16)).toBe(bytes[start]);
    }),
    { numRuns: 500 },
  );
});
