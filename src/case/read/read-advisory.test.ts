import { describe, expect, test } from 'vitest';
import { readAdvisory } from './read-advisory.ts';
import { readCase } from './read-case.ts';

const LEAST = `telltale: advisory/1
id: EX-1
tlp: WHITE
publishedUnder: https://cert.example/csaf/
publisher: { name: CERT, category: coordinator, namespace: "https://cert.example", contact: cert@cert.example }
vendor: { asked: 2014-08-07 }
audiences: [{ id: all, title: everybody, recipients: [all@force.example] }]
references: [{ title: A report, url: "https://report.example" }]
`;

const read = (more = '', text = LEAST) => readAdvisory(text + more, 'a.yaml');

test('what is left out is filled in', () => {
  expect(read()).toMatchObject({
    status: 'draft',
    mitigations: [],
    siblings: [],
    reported: [],
    retests: [],
    revisions: [],
    staleAfterDays: 180,
  });
});

test('numbers are numbers, with quotes or without', () => {
  for (const devices of ['500000', '"500000"'])
    expect(
      read(`exposure: [{ devices: ${devices}, what: handsets, source: press, at: 2014 }]\n`).exposure[0]
        ?.devices,
    ).toBe(500_000);
});

describe('what is wrong is told with its place', () => {
  test.each<[string, string, RegExp]>([
    ['no vendor', LEAST.replace(/^vendor.*\n/m, ''), /lacks the field "vendor"/],
    ['nobody to send it to', LEAST.replace('[all@force.example]', '[]'), /recipients is an empty list/],
    ['no reference', LEAST.replace(/^references.*$/m, 'references: []'), /references is an empty list/],
    [
      'no web address',
      LEAST.replace('https://cert.example/csaf/', 'ftp://x'),
      /a\.yaml:4:\d+: publishedUnder must be an address on the web/,
    ],
    [
      'a day that no calendar has',
      LEAST.replace('2014-08-07', '2014-02-30'),
      /asked is a time that no calendar or clock has/,
    ],
    ['no label of TLP', LEAST.replace('WHITE', 'PINK'), /tlp is unknown/],
    [
      'a country that there is not',
      `${LEAST}exposure: [{ devices: 1, what: a, source: b, at: 2014, market: QQ }]\n`,
      /market names "QQ", which no country has/,
    ],
    [
      'a test that has no id',
      `${LEAST}retests: [{ at: 2014-08-14, by: us, test: first }]\n`,
      /must be the id of a test/,
    ],
    [
      'versions out of order',
      `${LEAST}revisions: [{ at: 2014-08-14 }, { at: 2014-08-01 }]\n`,
      /this revision is not after the one before it/,
    ],
    [
      'two audiences of one id',
      LEAST.replace('}]\nref', '}, { id: all, title: b, recipients: [c] }]\nref'),
      /audience "all": an earlier one has this id/,
    ],
    ['a field that there is not', `${LEAST}severity: medium\n`, /severity/],
  ])('%s', (_, text, says) => {
    expect(() => read('', text)).toThrow(says);
  });
});

describe('in a case', () => {
  const inCase = (advisory: string) =>
    readCase(`telltale: case/1\nidentity: []\nadvisory: ${advisory}\n`, 'case.yaml').case.advisory;

  test('by its file', () => {
    expect(inCase('advisory.yaml')).toBe('advisory.yaml');
  });

  test('written out, with its faults where they stand in the case', () => {
    expect(() => inCase('{ telltale: advisory/1, id: EX-1 }')).toThrow(
      /case\.yaml:3:\d+: .*lacks the field "tlp"/,
    );
  });

  test('a case without one is as it was', () => {
    expect(readCase('telltale: case/1\nidentity: []\n', 'case.yaml').case).not.toHaveProperty('advisory');
  });
});
