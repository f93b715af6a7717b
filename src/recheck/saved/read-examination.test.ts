import type * as v from 'valibot';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Examination } from '../../judge/index.ts';
import { evidenceWith } from '../../judge/testing/index.ts';
import { compare } from '../compare.ts';
import type { examinationSchema } from './examination-schema.ts';
import { isExaminationText, MOST_FAULTS, readExamination } from './read-examination.ts';

const SECRET = '490154203237518';
const examination: Examination = {
  ...evidenceWith({
    phases: [{ services: { [SECRET]: 'on' }, steps: [{ id: 'start' }] }],
    sightings: [{ phase: 'first', step: 'start', field: SECRET }, { forms: ['sha1', 'hex'] }],
  }),
  findings: [],
  claims: [],
};
const text = JSON.stringify(examination, null, 2);

/** Every way to a field; not those under names that are somebody's own. */
type Fields<T, Path extends string = ''> = T extends string | number | boolean | null | undefined
  ? Path
  : T extends readonly (infer Item)[]
    ? Fields<Item, `${Path}[]`>
    : Values<{
        [Name in keyof T as string extends Name ? never : Name & string]: Fields<
          NonNullable<T[Name]>,
          `${Path}.${Name & string}`
        >;
      }>;
type Values<T> = T[keyof T];

test('the definition and the type have the same fields', () => {
  expectTypeOf<Fields<Examination>>().toEqualTypeOf<Fields<v.InferInput<typeof examinationSchema>>>();
});

test('is told by its beginning, and is read as it was', () => {
  expect(isExaminationText(text.slice(0, 100))).toBe(true);
  expect(isExaminationText('{"log":{"version":"1.2"}}')).toBe(false);
  expect(isExaminationText('{"telltale":"recording/1"')).toBe(false);
  expect(readExamination(text, 'a.json')).toEqual(examination);
  expect(readExamination(`\uFEFF${text}`, 'a.json')).toEqual(examination);
});

test.each(['2014-08-10', '2014-08-10T09:00Z', '2014-08-10T09:00:00.5+05:30'])(
  'firmware came out on a day or at a time, as cases write it: %s',
  (released) => {
    const builds = [{ id: 'ota', released, releasedBefore: released }];
    const dated = { ...examination, case: { ...examination.case, builds } };
    expect(readExamination(JSON.stringify(dated), 'a.json')).toEqual(dated);
  },
);

test('fields that a later version may add are left as they are', () => {
  const later = { ...examination, more: 1, tool: { ...examination.tool, commit: 'a' } };
  expect(readExamination(JSON.stringify(later), 'a.json')).toEqual(later);
});

test('of an earlier one what was not told then is taken as nothing', () => {
  const { notices: _, ...rest } = examination;
  const { opaqueUploads: __, ...coverage } = examination.coverage;
  const phases = examination.phases.map(({ control: ___, ...phase }) => phase);
  const read = readExamination(JSON.stringify({ ...rest, coverage, phases }), 'a.json');
  expect(read).toEqual({ ...examination, coverage });
  expect(compare(read, examination).map(({ kind }) => kind)).toEqual(['persists', 'persists']);
});

describe('is refused with what is wrong, where, and what to do', () => {
  const broken = (change: (whole: Record<string, unknown>) => void) => {
    const whole = structuredClone(examination) as unknown as Record<string, unknown>;
    change(whole);
    return JSON.stringify(whole);
  };
  const sighting = (whole: Record<string, unknown>) =>
    (whole.sightings as Record<string, unknown>[])[1] ?? {};

  test.each<[string, string, string]>([
    ['no JSON', '{', 'a.json is no JSON, or was cut off; examine its captures again'],
    ['cut off', text.slice(0, 500), 'is no JSON, or was cut off; examine its captures again'],
    ['no map', '[1]', 'a.json is no examination; give what telltale scan --format json wrote'],
    ['something else', '{"telltale":"case/1"}', 'a.json is no examination; give what'],
    [
      'of another version',
      '{"telltale":"examination/2"}',
      'a.json is an examination of version 2, and this telltale reads version 1; examine its captures again',
    ],
    ['without sightings', broken((whole) => delete whole.sightings), '\n  sightings is missing'],
    [
      'with a text for a list',
      broken((whole) => Object.assign(whole, { captures: SECRET })),
      'captures must be a list',
    ],
    [
      'with an unknown word',
      broken((whole) => Object.assign(sighting(whole), { transport: SECRET })),
      '\n  sightings[1].transport must be plain or tls',
    ],
    [
      'with a field of another shape',
      broken((whole) => Object.assign(sighting(whole), { layers: [SECRET, 1] })),
      '\n  sightings[1].layers[1] must be a text',
    ],
    [
      'lacking a field deep down',
      broken((whole) => delete sighting(whole).chance),
      '\n  sightings[1].chance is missing',
    ],
    [
      'with a time that nobody can read',
      broken((whole) => Object.assign(sighting(whole), { at: 'yesterday' })),
      '\n  sightings[1].at must be a time such as 2014-08-01T09:00:00Z',
    ],
    [
      'with a name of somebody’s own at the fault',
      broken((whole) => Object.assign((whole.phases as object[])[0] ?? {}, { services: { [SECRET]: 1 } })),
      '\n  phases[0].services.… must be a text',
    ],
    [
      'with bytes below nothing',
      broken((whole) => Object.assign((whole.coverage as { bytes: object }).bytes, { read: -1 })),
      '\n  coverage.bytes.read must not be below 0',
    ],
  ])('one that is %s', (_, json, says) => {
    expect(() => readExamination(json, 'a.json')).toThrow(says);
    expect(() => readExamination(json, 'a.json')).not.toThrow(SECRET);
  });

  test('of very many faults the first are listed and the rest counted', () => {
    const [first] = examination.sightings;
    const sightings = Array.from({ length: 900 }, () => ({ ...first, kind: null }));
    const json = JSON.stringify({ ...examination, sightings });
    const lines = messageOf(() => readExamination(json, 'a.json')).split('\n');
    expect(lines).toHaveLength(MOST_FAULTS + 2);
    expect(lines.at(-1)).toBe(`  and ${900 - MOST_FAULTS} more`);
  });
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
