import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { type Identifier, type Kind, type Random, seededRandom } from '../case/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { alphabetOf } from './alphabet.ts';
import { standsWhole } from './boundary.ts';
import { compileIdentity } from './compile-identity.ts';
import { eachHit } from './each-hit.ts';
import { sight } from './sight.ts';

const IMEI = '490154203237518';

const one = (kind: Kind, value: string, id: string = kind): Identifier => ({ id, kind, value, fixed: false });

const chances = (content: string | Uint8Array, identity: readonly Identifier[]) =>
  sight(sectionOf(content), compileIdentity(identity, { market: 'IN' })).sighted.map(({ chance }) => chance);

/** Standard deviations by which a rate may differ from what is expected: once in 16,000 tests. */
const DEVIATIONS = 4;

describe('the rate of accidents in random texts is what the formula says', () => {
  const word = (random: Random, letters: string, length: number) =>
    Array.from({ length }, () => letters[random.below(letters.length)]).join('');

  it.each<[string, { letters: string; length: number; needles: number; words: number; signs: number }]>([
    ['of figures', { letters: '0123456789', length: 6, needles: 300, words: 200_000, signs: 10 }],
    ['of fewer figures', { letters: '0123456789', length: 5, needles: 40, words: 100_000, signs: 10 }],
    [
      'of letters that tell three bits',
      { letters: 'ghijklmn', length: 6, needles: 300, words: 200_000, signs: 8 },
    ],
  ])('%s', (name, { letters, length, needles: count, words, signs }) => {
    const random = seededRandom(name);
    const values = new Set<string>();
    while (values.size < count) values.add(word(random, letters, length));
    const identity = [...values].map((value, at) => one('account-id', value, `account${at}`));
    const needles = compileIdentity(identity, { market: null });
    const text = Array.from({ length: words }, () => word(random, letters, length)).join(' ');
    const bytes = bytesOf(text);
    let hits = 0;
    let alphabet: string | null = null;
    eachHit(bytes, needles, ({ boundary }, start, end) => {
      if (!standsWhole(bytes, { start, end }, boundary)) return;
      alphabet = alphabetOf(boundary);
      hits += 1;
    });
    expect(alphabet).toBe(name.includes('figures') ? 'figures' : 'words');
    const expected = (signs ** -length * count * (bytes.byteLength + 1)) / (length + 1);
    expect(Math.abs(hits - expected)).toBeLessThan(DEVIATIONS * Math.sqrt(expected));
  });
});

describe('the chance of a sighting', () => {
  const identity = [one('imei', IMEI)];

  it('falls with length, and grows with what was searched and with the needles', () => {
    const [plain = 1] = chances(`{"a":"${IMEI}"}`, identity);
    const [long = 1] = chances(`{"a":"${IMEI}"${' '.repeat(5_000)}}`, identity);
    const crowd = Array.from({ length: 100 }, (_, at) =>
      one('contact-number', `+91 98123 ${45_000 + at}`, `c${at}`),
    );
    const [many = 1] = chances(`{"a":"${IMEI}"}`, [...identity, ...crowd]);
    const [shorter = 1] = chances(`{"a":"${IMEI.slice(0, 14)}"}`, identity);
    expect(plain).toBeLessThan(1e-10);
    expect(long).toBeGreaterThan(plain * 50);
    expect(many).toBeGreaterThan(plain * 50);
    expect(shorter).toBeGreaterThan(plain * 5);
  });

  it('is that of its digest, cut or not', () => {
    const [whole = 1] = chances(hash('md5', IMEI), identity);
    const [cut = 1] = chances(hash('md5', IMEI).slice(0, 12), identity);
    expect(whole).toBeLessThan(1e-30);
    expect(cut).toBeGreaterThan(1e-15);
    expect(cut).toBeLessThan(1e-8);
  });

  it('of a weak value is that of the one place that its name leaves', () => {
    const [short = 0] = chances(`{"operator":"Airtel"}`, [one('carrier', 'Airtel')]);
    const [padded = 0] = chances(`{"operator":"Airtel"${' '.repeat(5_000)}}`, [one('carrier', 'Airtel')]);
    expect(short).toBeGreaterThan(1e-8);
    expect(padded).toBe(short);
  });

  it('of a place is that of both numbers', () => {
    const place = [one('location', '28.6139,77.2090')];
    const [pair = 1] = chances('ll=28.6139,77.2090', place);
    expect(pair).toBeLessThan(1e-7);
    const [coarse = 0] = chances('{"lat":28.614,"lon":77.209}', place);
    expect(coarse).toBeGreaterThan(pair);
  });

  it('is a number of two digits, the same each time, and never nothing', () => {
    const text = 'the heron left the blue ladder at the harbour on Tuesday '.repeat(8);
    for (const [content, kind, value] of [
      [`x=${IMEI}`, 'imei', IMEI],
      [text, 'sms-text', text],
    ] as const) {
      const [chance = 0] = chances(content, [one(kind, value)]);
      expect(chance).toBeGreaterThan(0);
      expect(chance).toBe(Number(chance.toPrecision(2)));
      expect(chances(content, [one(kind, value)])).toEqual([chance]);
    }
  });
});
