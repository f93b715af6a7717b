import { describe, expect, test } from 'vitest';
import type { Examination } from '../judge/index.ts';
import { compare } from './compare.ts';
import { sameTest } from './same-test.ts';
import { examinationOf } from './testing/index.ts';

const REDMI = { vendor: 'Xiaomi', model: 'Redmi 1S', market: 'IN', build: 'one' };

function testOf(
  seen: Parameters<typeof examinationOf>[0],
  device: object,
  vantage: object = {},
): Examination {
  const examination = examinationOf(seen);
  return { ...examination, case: { ...examination.case, device, vantage } };
}

describe('what a retest must leave as it was', () => {
  test.each<[string, object, object, string | null]>([
    ['another firmware is what a retest is of', REDMI, { ...REDMI, build: 'two' }, null],
    ['the case of letters says nothing', REDMI, { ...REDMI, vendor: 'XIAOMI' }, null],
    ['another model', REDMI, { ...REDMI, model: 'Redmi Note' }, 'model Redmi 1S before and Redmi Note now'],
    ['another vendor', REDMI, { ...REDMI, vendor: 'Nokia' }, 'vendor Xiaomi before and Nokia now'],
    ['another market', REDMI, { ...REDMI, market: 'MY' }, 'market IN before and MY now'],
    [
      'a market that one does not say',
      REDMI,
      { ...REDMI, market: null },
      'market IN before and not stated now',
    ],
  ])('%s', (_, before, after, difference) => {
    const [change] = compare(testOf([{}], before), testOf([], after));
    expect(change?.kind).toBe(difference === null ? 'fixed' : 'not-exercised-again');
    if (difference !== null) expect(change?.because).toContain(`it was not the same test: ${difference}`);
  });

  test.each(['egressCountry', 'resolver', 'simMccMnc', 'locale'])('another %s', (what) => {
    const [before, after] = [testOf([{}], REDMI, { [what]: 'a' }), testOf([], REDMI, { [what]: 'b' })];
    expect(compare(before, after)).toMatchObject([{ kind: 'not-exercised-again' }]);
    expect(sameTest(before, after).differences).toMatchObject([{ before: 'a', after: 'b' }]);
  });

  test('what neither says is told, and hinders nothing', () => {
    expect(sameTest(testOf([{}], { model: 'x' }), testOf([], { model: 'x' }))).toMatchObject({
      differences: [],
      unstated: ['vendor', 'market', 'egress country', 'resolver', 'SIM', 'locale'],
    });
  });
});

describe('identifiers are the same by id and kind', () => {
  const withIdentifier = (examination: Examination, identifier: object): Examination => ({
    ...examination,
    identifiers: examination.identifiers.map((each) => ({ ...each, ...identifier })),
    sightings: examination.sightings.map((each) => ({
      ...each,
      ...('kind' in identifier ? { kind: identifier.kind } : {}),
      ...('id' in identifier ? { identifier: identifier.id } : {}),
    })) as Examination['sightings'],
  });

  test.each<[string, object]>([
    ['of another id', { id: 'phone' }],
    ['of another kind', { kind: 'meid' }],
  ])('of one that the later case has %s nobody looked for', (_, identifier) => {
    const after = withIdentifier(examinationOf([]), identifier);
    expect(sameTest(examinationOf([]), after).notSought).toEqual(['imei1']);
    expect(compare(examinationOf([{}]), after)).toMatchObject([
      { kind: 'not-exercised-again', because: expect.stringContaining('nobody looked for it') },
    ]);
    expect(
      compare(examinationOf([{}]), withIdentifier(examinationOf([{}]), identifier))
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['new', 'not-exercised-again']);
  });
});
