import { describe, expect, test } from 'vitest';
import { coordinatesOf } from './coordinates.ts';
import { markets } from './data/markets.ts';
import { newIdentity } from './identity.ts';
import { kindRow, kinds } from './kinds.ts';
import { seededRandom } from './random.ts';

const everywhere = [...markets.keys(), 'CH', null];

describe.each(everywhere)('an identity for %s', (market) => {
  const identity = newIdentity(market, seededRandom(`identity ${market}`));
  const texts = identity.flatMap(({ id, value }) =>
    [value].flat().map((text) => ({ id, text: text.toLowerCase() })),
  );

  test('has every kind and an id for each part', () => {
    expect(new Set(identity.map(({ kind }) => kind))).toEqual(new Set(kinds.map(({ kind }) => kind)));
    expect(new Set(identity.map(({ id }) => id)).size).toBe(identity.length);
  });

  test('has no value that stands in another or in an id', () => {
    for (const one of texts) {
      for (const other of texts) if (one !== other) expect(other.text).not.toContain(one.text);
      for (const { id } of identity) expect(id).not.toContain(one.text);
    }
  });

  test('has telephone numbers that differ in the digits address books compare', () => {
    const numbers = identity.filter(({ kind }) => kindRow(kind).forms.includes('phone'));
    const tails = numbers.map(({ value }) => String(value).replace(/\D/g, '').slice(-7));
    expect(new Set(tails).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThanOrEqual(9);
  });

  test('marks as fixed what belongs to the phone and the SIM', () => {
    for (const { kind, fixed } of identity) {
      expect(fixed, kind).toBe(['hardware', 'subscriber'].includes(kindRow(kind).class));
    }
  });
});

test('the same seed gives the same identity, another seed another in every value but the operator', () => {
  const values = (seed: string) => newIdentity('IN', seededRandom(seed)).map(({ id, value }) => [id, value]);
  expect(values('one')).toEqual(values('one'));
  const [one, two] = [values('one'), values('two')];
  for (const [index, [id, value]] of one.entries()) {
    if (id !== 'carrier') expect(value, String(id)).not.toEqual(two[index]?.[1]);
  }
});

test('identities never run out of a small range for fiction', () => {
  for (let seed = 0; seed < 50; seed++) {
    for (const market of ['AU', 'SE', 'US']) newIdentity(market, seededRandom(`${market} ${seed}`));
  }
});

test('the place is near the city of the market', () => {
  const place = newIdentity('SG', seededRandom('x')).find(({ id }) => id === 'place')?.value;
  const { latitude, longitude } = coordinatesOf(String(place)) ?? { latitude: 0, longitude: 0 };
  expect(latitude).toBeCloseTo(1.35, 0);
  expect(longitude).toBeCloseTo(103.8, 0);
});
