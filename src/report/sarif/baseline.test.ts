import { describe, expect, test } from 'vitest';
import type { Examination, Finding } from '../../judge/index.ts';
import { compare } from '../../recheck/index.ts';
import { examinationOf, type Seen } from '../../recheck/testing/index.ts';
import { type SarifLog, sarifFaults } from '../testing/index.ts';
import { renderSarif } from './render-sarif.ts';

/** An examination in which a rule speaks of everything that was told to one host, in one finding for each. */
function judged(seen: readonly Seen[], finding: Partial<Finding> = {}): Examination {
  const examination = examinationOf(seen);
  const groups = Map.groupBy(examination.sightings, ({ destination }) => destination);
  const findings = [...groups].map(
    ([destination, own]): Finding => ({
      id: `fnd:${destination}`,
      rule: 'personal-in-plain-text',
      axis: 'secured',
      outcome: 'fail',
      level: 'error',
      because: 'it was sent',
      identifiers: ['imei1'],
      destination,
      phase: 'new',
      repeats: null,
      sightings: own.map(({ id }) => id),
      dpv: [],
      cwe: null,
      masvs: null,
      ...finding,
    }),
  );
  const tool = { name: 'telltale', version: '0' } as const;
  const { coverage, ...rest } = examination;
  const origin = { file: 'a.pcap', index: 1, offset: 10, pieces: [{ index: 1, offset: 10, byteLength: 4 }] };
  const connections = { total: 1, read: 1, opaque: 0, refused: 0 };
  return {
    ...rest,
    sightings: rest.sightings.map((sighting) => ({ ...sighting, origin })),
    tool,
    findings,
    claims: [],
    tables: [],
    case: { ...rest.case, device: {}, controller: {}, vantage: {}, services: [] },
    coverage: { ...coverage, connections, byService: [], byDestination: [] },
  };
}

function states(before: Examination, after: Examination) {
  const changes = compare(before, after);
  const log = JSON.parse([...renderSarif(after, { baseline: { before, changes } })].join('')) as SarifLog;
  expect(sarifFaults(log)).toEqual([]);
  return (log.runs?.[0]?.results ?? []).map(({ baselineState, properties }) => [
    baselineState,
    (properties.changes as string[]).join(),
  ]);
}

describe('a finding of a retest', () => {
  test.each<[string, Examination, Examination, (string | undefined)[][]]>([
    ['of the same is unchanged', judged([{}]), judged([{}]), [['unchanged', 'persists']]],
    ['of something that was not told before is new', judged([]), judged([{}]), [['new', 'new']]],
    ['that is not made again is absent', judged([{}]), judged([]), [['absent', 'fixed']]],
    [
      'in a phase of another name is the same one',
      judged([{}]),
      judged([{}], { id: 'fnd:other', phase: 'updated' }),
      [['unchanged', 'persists']],
    ],
    ['of another level is updated', judged([{}]), judged([{}], { level: 'note' }), [['updated', 'persists']]],
    [
      'of what is less protected is updated',
      judged([{ transport: 'tls' }]),
      judged([{}]),
      [['updated', 'weakened']],
    ],
    [
      'of what went elsewhere is updated',
      judged([{}]),
      judged([{ host: 'ads.other.test' }]),
      [['updated', 'relocated']],
    ],
    [
      'of another rule is new beside the absent one',
      judged([{}]),
      judged([{}], { id: 'fnd:other', rule: 'told' }),
      [
        ['new', 'persists'],
        ['absent', 'persists'],
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(states(before, after)).toEqual(expected);
  });

  test('that is absent since the steps were not done again is not called fixed', () => {
    const after = judged([]);
    const idle = { ...after, phases: after.phases.map((phase) => ({ ...phase, steps: [] })) };
    expect(states(judged([{}]), idle)).toEqual([['absent', 'not-exercised-again']]);
  });

  test('that rests on no sighting and is not made again is absent, and nothing says that it is fixed', () => {
    const before = judged([{}], { sightings: [] });
    expect(states(before, judged([]))).toEqual([['absent', '']]);
  });
});
