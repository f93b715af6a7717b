import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import type { Identifier, Kind } from '../case/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

const one = (kind: Kind, value: string): Identifier => ({ id: kind, kind, value, fixed: false });
const needles = compileIdentity([one('msisdn', '+91 98123 45678'), one('imei', '490154203237518')], {
  market: 'IN',
});
const seen = (content: string | Uint8Array) =>
  sight(sectionOf(content), needles).sighted.map(({ identifier, forms }) => [identifier, ...forms].join(' '));
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
const hex = (text: string, between = '') =>
  (Buffer.from(text).toString('hex').match(/../g) ?? []).join(between);

const CODE = `${'a9b0'.repeat(6)}490154203237518f${'c3d1'.repeat(6)}`;
const UUID = '5f3c1a2b-1234-4abc-8def-919812345678';

describe('digits whose neighbours another layer disguises', () => {
  it.each<[string, string | Uint8Array]>([
    ['a hash in rot13', rot13(`{"hash":"${CODE}"}`)],
    ['a UUID in rot13', rot13(`{"id":"${UUID}"}`)],
    ['a UUID in hexadecimal in rot13', rot13(`{"id":"${hex(UUID)}"}`)],
    ['a UUID in hexadecimal with colons in rot13', rot13(`{"id":"${hex(UUID, ':')}"}`)],
    ['a UUID behind an escaped quote', `%22${UUID}%22 \\u0022${UUID}\\u0022`],
    ['a hash behind an escaped quote', `{"a":"\\u0022${CODE}\\u0022"}`],
    ['a UUID that quoted-printable breaks', `a=3Db ${UUID.slice(0, 26)}=\r\n${UUID.slice(26)}`],
    ['that without any other sign of it', `${UUID.slice(0, 26)}=\r\n${UUID.slice(26)}`],
    ['a UUID that is broken before its fourth group', `${UUID.slice(0, 22)}=\r\n${UUID.slice(22)}`],
    ['the same behind a name', `session=3D${UUID.slice(0, 18)}=\r\n${UUID.slice(18)}`],
    ["another country's number that is broken", 'call +44 =\r\n9812345678'],
    ['one that is broken within the code', 'call +4=\r\n4 9812345678'],
    ['a digest behind a line end that JSON escapes', `a\\r\\nbea490154203237518${'f64'.repeat(15)}e`],
    ['a word of letters and figures on both sides', `zk7q${'490154203237518'}x9m`],
  ])('are not sighted in %s', (_, content) => {
    expect(seen(content)).toEqual([]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['an IMEI in rot13', rot13('{"imei":"490154203237518"}'), 'imei'],
    ['a number in hexadecimal behind a word', `{"x":"imei:${hex('490154203237518')}"}`, 'imei'],
    ['a number behind a line of base64', 'SGVsbG8gd29ybGQhIQ=\n9812345678', 'msisdn national'],
    ['a number broken by quoted-printable', 'a=3Db tel 98123=\r\n45678 b', 'msisdn national'],
    ['a number between two ids', '9774d56d682e549c490154203237518b827eb1c9fd2', 'imei'],
  ])('are sighted in %s', (_, content, expected) => {
    expect(seen(content)).toEqual([expected]);
  });
});

describe('compressed bytes that show pieces of their text', () => {
  const literal = (text: string) => bytesOf(text.replace(/^/, String.fromCharCode((text.length - 1) << 2)));
  const copy = (offset: number, length: number) => Uint8Array.of(((length - 4) << 2) | 1, offset);
  const block = (length: number, ...parts: Uint8Array[]) => concatBytes([Uint8Array.of(length), ...parts]);

  it('say nothing of what was said before a piece', () => {
    expect(seen(block(23, literal('+44 0000 '), copy(9, 4), literal('9812345678')))).toEqual([]);
  });

  it('hide nothing that stands whole in the text', () => {
    expect(seen(block(23, literal('n=x 0000 '), copy(9, 4), literal('9812345678')))).toEqual([
      'msisdn national',
    ]);
  });
});
