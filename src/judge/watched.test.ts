import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoFromMicros, microsFromIso } from '../base/index.ts';
import type { Claim } from '../case/index.ts';
import { judgeClaims } from './claims/index.ts';
import { type EvidenceGiven, evidenceWith } from './testing/index.ts';
import { lengthOfAll, watchedMicros } from './watched.ts';

const SECOND = 1_000_000;
const FROM = microsFromIso('2014-08-01T09:00:00Z');
const TO = microsFromIso('2014-08-01T10:00:00Z');

test.each<[string, [number, number][], number]>([
  ['nothing', [], 0],
  ['one', [[2, 5]], 3],
  [
    'apart',
    [
      [7, 9],
      [2, 5],
    ],
    5,
  ],
  [
    'one over the other',
    [
      [2, 5],
      [4, 9],
    ],
    7,
  ],
  [
    'one inside the other',
    [
      [2, 9],
      [4, 5],
    ],
    7,
  ],
])('stretches: %s', (_, stretches, length) => {
  expect(lengthOfAll(stretches.map(([from, to]) => ({ from, to })))).toBe(length);
});

/** What puts the identifier to use. */
const STEP = { id: 'power-on', exercises: ['imei1'] };

/** A phase of an hour, seen by captures from and to so many seconds of it. */
const seen = (captures: readonly (readonly [number, number])[], more: EvidenceGiven = {}) =>
  evidenceWith({
    phases: [{ id: 'first', from: isoFromMicros(FROM), to: isoFromMicros(TO), steps: [STEP] }],
    captures: captures.map(([from, to]) => ({
      from: isoFromMicros(FROM + from * SECOND),
      to: isoFromMicros(FROM + to * SECOND),
    })),
    ...more,
  });
const secondsOf = (evidence: ReturnType<typeof evidenceWith>) =>
  evidence.phases.map((phase) => watchedMicros([phase], evidence) / SECOND);

describe('where an examination does not tell how long a phase was watched', () => {
  test.each<[string, [number, number][], number]>([
    ['all of it', [[0, 3600]], 3600],
    ['longer than it', [[-100, 9999]], 3600],
    ['a capture that stopped early', [[0, 60]], 60],
    ['one that began late', [[3500, 4000]], 100],
    [
      'two with a hole between them',
      [
        [0, 60],
        [120, 180],
      ],
      120,
    ],
    ['another hour', [[4000, 5000]], 0],
    ['no capture', [], 0],
  ])('%s', (_, captures, seconds) => {
    expect(secondsOf(seen(captures))).toEqual([seconds]);
  });

  test('captures that tell no time watched nothing that anybody knows of', () => {
    const evidence = seen([], { captures: [{ from: null, to: null }] });
    expect(secondsOf(evidence)).toEqual([0]);
  });
});

test('what is told of it is never more than the phase lasted', () => {
  for (const [watchedSeconds, seconds] of [
    [60, 60],
    [9999, 3600],
  ] as const) {
    const phases = [{ from: isoFromMicros(FROM), to: isoFromMicros(TO), watchedSeconds }];
    expect(secondsOf(seen([[0, 3600]], { phases }))).toEqual([seconds]);
  }
});

/** Nothing is to be seen, for at least ten minutes. */
const CLAIM: Claim = {
  id: 'silent',
  said: { by: 'Vendor', when: '2014', where: 'a test' },
  text: 'Nothing is sent.',
  isQuote: false,
  sha256: null,
  scope: {},
  parts: [{ title: null, predicate: { never: { kinds: ['imei'] } } }],
  divisible: false,
  needs: { steps: [], canaries: ['imei'], watchedSeconds: 600, opaqueShare: 0 },
  untestable: null,
};

test('a shorter capture never gives upheld', () => {
  const imei = { id: 'imei1', kind: 'imei', class: 'hardware', provenLive: true } as const;
  const identifiers = [{ ...imei, exercisedBy: [], sightings: 0 }];
  const verdictOf = (from: number, to: number) =>
    judgeClaims([CLAIM], seen([[from, to]], { identifiers }), [])[0]?.verdict;
  expect(verdictOf(0, 3600)).toBe('upheld');
  const second = fc.integer({ min: 0, max: 3600 });
  fc.assert(
    fc.property(second, second, second, (a, b, c) => {
      const [from = 0, middle = 0, to = 0] = [a, b, c].sort((x, y) => x - y);
      expect(verdictOf(from, to)).toBe(to - from >= 600 ? 'upheld' : 'not-tested');
      if (verdictOf(from, middle) === 'upheld') expect(verdictOf(from, to)).toBe('upheld');
    }),
  );
});
