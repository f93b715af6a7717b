import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Identifier, seededRandom } from '../case/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { DIGESTS, FEWEST_OF_DIGEST } from './digests/index.ts';
import { eachHit } from './each-hit.ts';
import { sight } from './sight.ts';

const IMEI = '490154203237518';
/** A value whose SHA-1 has a `+` and a `/` early in base64. */
const TELLING = 'canary-23@example.org';

const identity: Identifier[] = [
  { id: 'imei', kind: 'imei', value: IMEI, fixed: true },
  { id: 'mail', kind: 'email', value: TELLING, fixed: false },
];
const needles = compileIdentity(identity, { market: null });

const seen = (text: string) =>
  sight(sectionOf(text), needles).sighted.map(
    ({ identifier, forms, part, span }) =>
      `${identifier}: ${forms.join(' ')}: ${Buffer.from(part.bytes.subarray(span.start, span.end))}`,
  );

/** The first sixteen characters of base64url of SHA-1, as published clients of 2014 send it. */
const H = (text: string) => hash('sha1', text, 'base64url').slice(0, 16);

const CUT = 'imei: sha1 base64url truncated: l6IQUjLsyHVvA6Ap';
const sha1 = hash('sha1', TELLING, 'base64').replace('=', '');
const md5 = hash('md5', IMEI);

describe('a digest that is cut short', () => {
  it('is the one of the published clients', () => {
    expect(H(IMEI)).toBe('l6IQUjLsyHVvA6Ap');
  });

  it.each<[string, string, string[]]>([
    ['alone', H(IMEI), [CUT]],
    ['as a segment of a path', `/pass/activate/dev/${H(IMEI)}/activating?imsi=x`, [CUT]],
    ['as a value of a query', `/pass/activate?a=1&imsi=${H(IMEI)}&b=2`, [CUT]],
    ['in JSON', `{"dev":"${H(IMEI)}"}`, [CUT]],
    ['in the text message of an activation', `XM/${H(IMEI)}/9Zk-yP7_bJwQxE2a/1`, [CUT]],
    ['behind an escape', `q=a%3D${H(IMEI)}`, [CUT]],
    ['with padding behind', `${H(IMEI)}==`, [CUT]],
    ['in hexadecimal', `id=${md5.slice(0, 16)}`, [`imei: md5 hex truncated: ${md5.slice(0, 16)}`]],
    [
      'in capitals',
      md5.slice(0, 20).toUpperCase(),
      [`imei: md5 hex truncated: ${md5.slice(0, 20).toUpperCase()}`],
    ],
    [
      'of the fewest characters',
      md5.slice(0, FEWEST_OF_DIGEST),
      [`imei: md5 hex truncated: ${md5.slice(0, FEWEST_OF_DIGEST)}`],
    ],
    [
      'in the standard alphabet',
      `{"h":"${sha1.slice(0, 20)}"}`,
      [`mail: sha1 base64 truncated: ${sha1.slice(0, 20)}`],
    ],
    [
      'in the other alphabet',
      `h=${hash('sha1', TELLING, 'base64url').slice(0, 20)}`,
      [`mail: sha1 base64url truncated: ${hash('sha1', TELLING, 'base64url').slice(0, 20)}`],
    ],
    ['not at all', md5, [`imei: md5 hex: ${md5}`]],
    ['not at all, in the standard alphabet', `${sha1}=`, [`mail: sha1 base64: ${sha1}`]],
  ])('is sighted %s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['of a value one digit away', H('490154203237519')],
    ['of fewer characters', md5.slice(0, FEWEST_OF_DIGEST - 1)],
    ['of fewer characters of base64', H(IMEI).slice(0, FEWEST_OF_DIGEST - 1)],
    ['in a word that goes on with another letter', `${H(IMEI)}a`],
    ['in a word that goes on with a hyphen', `${H(IMEI)}-1`],
    ['behind a letter', `x${H(IMEI)}`],
    ['behind a hyphen', `id-${H(IMEI)}`],
    ['whose last character is another', `${H(IMEI).slice(0, 15)}q`],
    ['in a longer hexadecimal number', `${md5.slice(0, 31)}${md5[31] === '0' ? '1' : '0'}`],
    ['in a longer word', `${md5.slice(0, 16)}z`],
    ['behind a plus sign of its alphabet', `+${sha1.slice(0, 20)}`],
    ['from within it', md5.slice(9, 25)],
  ])('is not sighted %s', (_, text) => {
    expect(seen(text)).toEqual([]);
  });

  it('is sighted at every length, in every writing, and named by what is there', () => {
    const writing = fc.constantFrom('hex', 'base64', 'base64url');
    fc.assert(
      fc.property(fc.constantFrom(...DIGESTS), writing, fc.nat(70), (digest, encoding, more) => {
        const whole = hash(digest, IMEI, encoding as 'hex').replace(/=+$/, '');
        const text = whole.slice(0, FEWEST_OF_DIGEST + more);
        const plain = /^[A-Za-z0-9]*$/.test(text);
        const isCut = text.length < whole.length;
        const named = encoding === 'hex' ? 'hex' : plain ? (isCut ? 'base64url' : 'base64') : encoding;
        expect(seen(`{"v":"${text}"}`)).toEqual([
          `imei: ${digest} ${named}${isCut ? ' truncated' : ''}: ${text}`,
        ]);
      }),
    );
  });

  it('is not sighted in a hundred thousand random words', () => {
    const random = seededRandom('words');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const word = () => Array.from({ length: 16 }, () => letters[random.below(64)]).join('');
    const text = Array.from({ length: 100_000 }, word).join(' ');
    const found: string[] = [];
    eachHit(Buffer.from(text), needles, (_, start, end) => found.push(text.slice(start, end)));
    expect(found.filter((stood) => stood.length >= FEWEST_OF_DIGEST)).toEqual([]);
    expect(seen(text)).toEqual([]);
  });
});
