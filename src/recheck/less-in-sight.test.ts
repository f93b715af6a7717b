import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examination } from '../judge/index.ts';
import { compare } from './compare.ts';
import { examinationOf, type Seen } from './testing/index.ts';

const PLAIN: Seen = {};

const answered = (examination: Examination): Examination => ({
  ...examination,
  sightings: examination.sightings.map((each) => ({ ...each, direction: 'response' as const })),
});
const unread = (examination: Examination, opaque: number): Examination => ({
  ...examination,
  coverage: {
    ...examination.coverage,
    byPhase: examination.coverage.byPhase.map((row) => ({ ...row, read: row.payload - opaque, opaque })),
  },
});

test('what was sent back is not fixed by answers that nobody can read, and what was sent is', () => {
  const kinds = (before: Examination) =>
    compare(before, unread(examinationOf([]), 300)).map(({ kind, missing }) => [kind, missing]);
  expect(kinds(examinationOf([PLAIN]))).toEqual([['fixed', []]]);
  expect(kinds(answered(examinationOf([PLAIN])))).toEqual([
    ['not-tested', [expect.stringContaining('30 % of the bytes')]],
  ]);
});

test('an examination that does not tell uploads by step is compared by all that was unread, on both sides', () => {
  const { opaqueUploads: _, ...coverage } = examinationOf([PLAIN]).coverage;
  const older = { ...examinationOf([PLAIN]), coverage } as Examination;
  const upload = { destination: 'dst:x', phase: 'new', step: 'start', repeat: 1, opaque: 100 };
  const after = unread(examinationOf([]), 100);
  const later = { ...after, coverage: { ...after.coverage, opaqueUploads: [upload] } };
  expect(compare(older, later).map(({ kind }) => kind)).toEqual(['not-tested']);
  expect(compare(unread(older, 100), later).map(({ kind }) => kind)).toEqual(['fixed']);
});

describe('what was sent unread from the phase of the step on', () => {
  const LATER = {
    from: '2014-08-01T10:00:00.000Z',
    to: '2014-08-01T11:00:00.000Z',
    control: false,
    steps: [],
  };
  const EARLIER = { ...LATER, from: '2014-08-01T08:00:00.000Z', to: '2014-08-01T09:00:00.000Z' };
  const upload = (more: object) => ({
    destination: 'dst:api.maker.test',
    phase: 'new',
    step: 'start',
    repeat: 1,
    opaque: 512,
    ...more,
  });
  const sending = (seen: readonly Seen[], ...uploads: readonly object[]): Examination => {
    const examination = examinationOf(seen);
    const [phase] = examination.phases;
    return {
      ...examination,
      phases: [
        ...examination.phases,
        { ...phase, id: 'later', ...LATER },
        { ...phase, id: 'earlier', ...EARLIER },
      ] as Examination['phases'],
      coverage: {
        ...examination.coverage,
        opaqueUploads: uploads.map(upload) as unknown as Examination['coverage']['opaqueUploads'],
      },
    };
  };
  const AD = 'dst:ads.other.test';

  test.each<[string, object[], object[], string, string]>([
    [
      'in another step, to a host that was not spoken to before',
      [],
      [{ destination: AD, step: 'idle' }],
      'not-tested',
      '512 bytes sent to ads.other.test from the phase of these steps on could not be read, 0 bytes before',
    ],
    ['in a later phase', [], [{ destination: AD, phase: 'later' }], 'not-tested', 'ads.other.test'],
    ['as much, but to another host', [{}], [{ destination: AD }], 'not-tested', 'ads.other.test'],
    ['more to the same host', [{ opaque: 511 }], [{}], 'not-tested', '512 bytes sent to api.maker.test'],
    ['before the step was ever done', [], [{ phase: 'earlier' }], 'fixed', 'nothing that could have held it'],
    ['as much as before', [{}], [{}], 'fixed', '512 bytes that could have held it were not read, 512 bytes'],
  ])('%s', (_, before, after, kind, because) => {
    expect(compare(sending([PLAIN], ...before), sending([], ...after))).toMatchObject([
      { kind, because: expect.stringContaining(because) },
    ]);
  });

  test.each([
    ['outside of every phase', null],
    ['in the phase, before its first step', 'new'],
  ])('%s', (_, phase) => {
    const after = examinationOf([]);
    const strayUploads = [{ destination: AD, phase, opaque: 700 }];
    expect(
      compare(examinationOf([PLAIN]), { ...after, coverage: { ...after.coverage, strayUploads } }),
    ).toMatchObject([
      { kind: 'not-tested', missing: [expect.stringMatching(/^700 bytes sent to ads\.other\.test/)] },
    ]);
  });

  test('of what an older examination does not place, all that lies in no phase counts', () => {
    const [before, after] = [examinationOf([PLAIN]), examinationOf([])].map(({ coverage, ...rest }) => {
      const { strayUploads: _, ...older } = coverage;
      return { ...rest, coverage: older } as Examination;
    }) as [Examination, Examination];
    const bytes = { payload: 1_700, read: 1_000, opaque: 700, missed: 0 };
    expect(compare(before, after)).toMatchObject([{ kind: 'fixed' }]);
    expect(compare(before, { ...after, coverage: { ...after.coverage, bytes } })).toMatchObject([
      { kind: 'not-tested', missing: [expect.stringMatching(/^41\.2 % of the bytes/)] },
    ]);
  });
});

test('never with less in sight: whatever is taken away from the later one, nothing is fixed', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.boolean(), (lost, isMissed) => {
      const after = examinationOf([]);
      const bytes = Math.ceil(1_000 * lost);
      const row = { payload: 1_000, read: 1_000 - bytes, opaque: bytes, missed: 0 };
      const less = isMissed ? { ...row, payload: 1_000 - bytes, opaque: 0, missed: bytes } : row;
      const coverage = {
        ...after.coverage,
        byDestination: [{ destination: 'dst:api.maker.test', ...less }],
      };
      expect(compare(examinationOf([PLAIN]), { ...after, coverage })).toMatchObject([
        { kind: 'not-tested', missing: [expect.stringContaining('api.maker.test')] },
      ]);
      const to = new Date(
        Date.parse('2014-08-01T10:00:00Z') - 3_600_000 * Math.max(lost, 0.06),
      ).toISOString();
      const captures = after.captures.map((capture) => ({ ...capture, to }));
      expect(compare(examinationOf([PLAIN]), { ...after, captures })).toMatchObject([
        { kind: 'not-tested', missing: [expect.stringMatching(/^watched for /)] },
      ]);
    }),
  );
});
