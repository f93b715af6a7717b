import { describe, expect, test } from 'vitest';
import { renderAdvisory } from './render.ts';
import { contentNotSeen, testNamed } from './test-sentences.ts';
import { advised, tested } from './testing/index.ts';

const asBought = () => tested();
const reset = (day = '2014-08-14') => tested({ day, build: 'two', setup: 'reset', seen: [] });
const kept = () => tested({ day: '2014-08-15', build: 'two', setup: 'kept' });
const circular = (advisory: ReturnType<typeof advised>) =>
  renderAdvisory(advisory, 'circular', { audience: null, isHtml: false });

describe('a test', () => {
  test('goes by its day', () => {
    const advisory = advised([asBought(), reset()]);
    expect(advisory.tests.map(({ id }) => testNamed(id, advisory))).toEqual([
      'test of 2014-08-01',
      'test of 2014-08-14',
    ]);
  });

  test('goes by its id too where another was done on that day', () => {
    const advisory = advised([asBought(), reset('2014-08-01')]);
    for (const { id } of advisory.tests) expect(testNamed(id, advisory)).toBe(`test of 2014-08-01 (${id})`);
  });
});

describe('a circular', () => {
  test('says which test saw what going where, and what was looked for and not seen', () => {
    const advisory = advised([asBought(), reset()]);
    expect(contentNotSeen(advisory)).toEqual(['text of an SMS']);
    expect(circular(advisory)).toContain(
      'The test of 2014-08-01 saw the Xiaomi Redmi 1S send IMEI to api.vendor.example.',
    );
    expect(circular(advisory)).toContain('Looked for and not seen in what could be read: text of an SMS.');
  });

  test.each([
    ['only after a reset', () => [asBought(), reset()], true],
    ['after an update alone too', () => [asBought(), reset(), kept()], false],
    ['after an update alone', () => [asBought(), kept()], false],
  ] as const)('says of a build tested %s whether the update alone was tested', (_, examinations, isSaid) => {
    const says = 'Build two with its settings kept from before (updated, not reset): not tested.';
    expect(circular(advised(examinations())).includes(says)).toBe(isSaid);
  });
});
