import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInRules, type Examination, type Finding } from '../../judge/index.ts';
import { casesOf, examinationWith, hostile, junitFaults, xmlTree } from '../testing/index.ts';
import { MOST_QUIET } from './finding-cases.ts';
import { NEEDS } from './needs.ts';
import { renderJunit } from './render-junit.ts';

const FINDING: Finding = {
  id: 'fnd:1',
  rule: 'personal-in-plain-text',
  axis: 'secured',
  outcome: 'fail',
  level: 'error',
  because: 'IMEI (imei1) was sent to api.vendor.example',
  identifiers: ['imei1'],
  destination: 'dst:1',
  phase: null,
  repeats: null,
  sightings: ['sig:1'],
  dpv: [],
  cwe: null,
  masvs: null,
};
const READ = { destination: 'dst:1', payload: 10, read: 10, opaque: 0, missed: 0 };

function examined(findings: readonly Partial<Finding>[], there: Partial<typeof READ> = {}): Examination {
  const examination = examinationWith({
    sightings: [{}],
    findings: findings.map((finding) => ({ ...FINDING, ...finding })),
  });
  const { coverage } = examination;
  return {
    ...examination,
    captures: [
      {
        id: 'cap:1',
        file: 'a.pcap',
        format: 'pcap',
        sha256: '00',
        byteLength: 1,
        packets: 1,
        wireBytes: 1,
        connections: 1,
        messages: 1,
        from: '2014-08-01T09:00:00.5Z',
        to: null,
      },
    ],
    coverage: { ...coverage, byDestination: [{ ...READ, ...there }] },
  };
}

const textOf = (examination: Examination, levels: readonly Finding['level'][] = ['error']) =>
  [...renderJunit(examination, { levels })].join('');

/** What became of a rule at the one destination. */
function outcomeOf(examination: Examination, rule: string, levels?: readonly Finding['level'][]): string {
  const text = textOf(examination, levels);
  expect(junitFaults(text)).toEqual([]);
  const [suite] = xmlTree(text).children;
  const cases = suite === undefined ? [] : casesOf(suite);
  const own = cases.find(({ attributes }) => attributes.name === `${rule} → api.vendor.example`);
  const told = own?.children.find(({ name }) => name === 'failure' || name === 'skipped');
  return told === undefined ? 'passed' : `${told.name}: ${told.attributes.message}`;
}

test('every rule says what it needs before its silence counts', () => {
  expect(Object.keys(NEEDS).sort()).toEqual(builtInRules.map(({ id }) => id).sort());
});

const waived = { owner: 'Asha', reason: 'a test phone', expires: '2030-01-01' };

describe('a rule at a destination', () => {
  test.each<[string, Examination, string]>([
    ['fails with its sentence', examined([{}]), `failure: ${FINDING.because}`],
    [
      'is skipped below the level that fails',
      examined([{ level: 'warning' }]),
      `skipped: warning: ${FINDING.because}.`,
    ],
    [
      'is skipped where somebody has to look',
      examined([{ outcome: 'review' }]),
      `skipped: to review: ${FINDING.because}.`,
    ],
    [
      'is skipped where somebody accepts it',
      examined([{ waived }]),
      `skipped: accepted by Asha until 2030-01-01: a test phone (${FINDING.because}).`,
    ],
    [
      'fails where one of two is not accepted',
      examined([{ waived }, { id: 'fnd:2' }]),
      `failure: ${FINDING.because}`,
    ],
    ['passes where all was read', examined([]), 'passed'],
    [
      'is skipped where half of it could not be read',
      examined([], { read: 5, opaque: 5 }),
      'skipped: not tested: 50 % of what passed there could not be read',
    ],
    [
      'is skipped where something was missed',
      examined([], { missed: 10 }),
      'skipped: not tested: 50 % of what passed there could not be read',
    ],
    [
      'is skipped where nothing passed',
      examined([], { payload: 0, read: 0 }),
      'skipped: not tested: nothing passed there that could have been read',
    ],
    [
      'is skipped where nobody counted',
      examined([], { destination: 'dst:other' }),
      'skipped: not tested: nothing is known of how much passed there',
    ],
  ])('%s', (_, examination, outcome) => {
    expect(outcomeOf(examination, FINDING.rule)).toBe(outcome);
  });

  test('of consent is skipped where no phase says what was agreed to', () => {
    const outcome = 'skipped: not tested: no phase is known in which consent was refused';
    expect(outcomeOf(examined([]), 'leaves-though-refused')).toBe(outcome);
  });

  test('is skipped where no identifier was put to use or seen', () => {
    const { identifiers, ...rest } = examined([]);
    const idle = identifiers.map((each) => ({ ...each, sightings: 0, exercisedBy: [] }));
    expect(outcomeOf({ ...rest, identifiers: idle }, FINDING.rule)).toMatch(
      /^skipped: not tested: no step is known/,
    );
  });

  test('never fails where nothing shall', () => {
    expect(outcomeOf(examined([{}]), FINDING.rule, [])).toBe(`skipped: error: ${FINDING.because}.`);
  });
});

test.each([
  ['upheld', undefined],
  ['refuted', 'failure'],
  ['partly', 'failure'],
  ['not-tested', 'skipped'],
  ['untestable', 'skipped'],
] as const)('a claim that is %s: %s', (verdict, outcome) => {
  const { claims, ...rest } = hostile('a');
  const text = textOf({ ...rest, claims: claims.slice(0, 1).map((claim) => ({ ...claim, verdict })) });
  const suite = xmlTree(text).children.find(({ attributes }) => attributes.name === 'claims');
  const [only] = suite === undefined ? [] : casesOf(suite);
  expect(only?.children.find(({ name }) => name === 'failure' || name === 'skipped')?.name).toBe(outcome);
  if (verdict === 'not-tested') expect(text).toContain('missing: a');
});

test('each suite says how much could be read', () => {
  const [suite] = xmlTree(textOf(examined([]))).children;
  expect(suite?.attributes).toMatchObject({ name: 'capture a.pcap', timestamp: '2014-08-01T09:00:00' });
  const properties = suite?.children[0]?.children.map(({ attributes }) => [
    attributes.name,
    attributes.value,
  ]);
  expect(properties).toContainEqual(['bytes.opaque', '100']);
});

test('of several captures each has its own, and what stands in none has one too', () => {
  const one = examined([{ destination: 'dst:1' }, { id: 'fnd:2', destination: 'dst:2', sightings: [] }]);
  const [capture] = one.captures;
  const [destination] = one.destinations;
  if (capture === undefined || destination === undefined) throw new RangeError('there is one of each');
  const text = textOf({
    ...one,
    captures: [capture, { ...capture, file: 'b.pcap' }],
    destinations: [destination, { ...destination, id: 'dst:2' }],
  });
  expect(junitFaults(text)).toEqual([]);
  const suites = xmlTree(text).children.map((suite) => [
    suite.attributes.name,
    casesOf(suite).filter(({ children }) => children.some(({ name }) => name === 'failure')).length,
  ]);
  expect(suites).toEqual([
    ['capture a.pcap', 1],
    ['capture b.pcap', 0],
    ['several captures', 1],
  ]);
});

test('of very many destinations of which nothing was found the rest is one case that is skipped', () => {
  const one = examined([]);
  const [destination] = one.destinations;
  if (destination === undefined) throw new RangeError('there is one');
  const destinations = Array.from({ length: MOST_QUIET + 5 }, (_, i) => ({ ...destination, id: `dst:${i}` }));
  const text = textOf({ ...one, destinations });
  expect(junitFaults(text)).toEqual([]);
  expect(text).toContain('nothing was found of 5 more destinations, which are not listed');
});

test('is the same every time, and no text of a stranger breaks it', () => {
  const nasty = fc.constantFrom(
    ']]>',
    '<x a="',
    '&amp',
    '&#0;',
    '\u0000',
    '\ufffe\uffff',
    '\ud800',
    '-->',
    '\n',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), nasty), (text) => {
      const written = textOf(hostile(text));
      expect(junitFaults(written)).toEqual([]);
      expect(textOf(hostile(text))).toBe(written);
    }),
  );
});

test('what stood there is never in it', () => {
  const { sightings, ...rest } = examined([{}]);
  const revealed = { ...rest, sightings: sightings.map((each) => ({ ...each, seen: '490154203237518' })) };
  expect(textOf(revealed)).not.toContain('490154203237518');
});
