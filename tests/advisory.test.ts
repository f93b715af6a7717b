import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthority } from '../src/capture/index.ts';
import { newIdentity, readAdvisory, seededRandom } from '../src/case/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { readExamination } from '../src/recheck/index.ts';
import {
  ADVISORY_FORMATS,
  ADVISORY_LETTERS,
  type Advisory,
  advise,
  advisoryFiles,
  OPTIONAL_TESTS_NOT_MET,
  renderAdvisory,
  renderLetter,
} from '../src/report/index.ts';
import {
  examineScenario,
  runScenario,
  SCENARIO_MARKET,
  scenarios,
  specimenTable,
} from '../src/specimen/index.ts';
import { demoAdvisory } from '../src/tools/cli/demo-advisory.ts';
import { CSAF_TESTS, csafFaults } from './csaf-validator.ts';

/*
 * Advisories of what the specimen shows, read by the validator of the BSI's Secvisogram; and that no writing of them holds a
 * value that was planted.
 */

const folder = mkdtempSync(join(tmpdir(), 'advisory-'));
const tool = { name: 'telltale', version: '0.0.0' } as const;
const identity = newIdentity(SCENARIO_MARKET, seededRandom('an advisory'));
const examinations = new Map<string, Examination>();
const AT = Date.UTC(2015, 1, 20) * 1000;

beforeAll(async () => {
  const authority = await openAuthority(folder);
  for (const scenario of scenarios) {
    const run = await runScenario(scenario, {
      seed: 'an advisory',
      authority,
      identity,
      folder: join(folder, scenario.id),
    });
    const examined = examineScenario(run, { tables: [specimenTable()], tool });
    // As it is read again: what an advisory needs must have been saved.
    examinations.set(scenario.id, readExamination(JSON.stringify(examined), scenario.id));
  }
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = `
telltale: advisory/1
id: EX-2014-001
tlp: WHITE
status: final
publishedUnder: https://cert.example/csaf/2014/
publisher: { name: Example CERT, category: coordinator, namespace: https://cert.example, contact: cert@cert.example }
vendor: { contact: security@vendor.example, asked: 2014-08-07, answered: 2014-08-10, response: Opt-in comes with an update. }
mitigations: [{ does: switch-off, says: Switch Cloud Messaging off in Settings., basis: vendor }]
exposure: [{ devices: 500000, what: handsets sold, market: IN, source: press reports, at: 2014-10 }]
siblings: [{ model: Mi3 }]
audiences:
  - { id: personnel, title: personnel, recipients: [all-commands@force.example] }
  - { id: families, title: families, recipients: [families-office@force.example] }
references: [{ title: The first report, url: "https://report.example/1" }]
staleAfterDays: 400
`;

const advisoryOf = (ids: readonly string[], more = '') =>
  advise({
    examinations: ids.map((id) => examinations.get(id) as Examination),
    file: readAdvisory(FILE + more, 'advisory.yaml'),
    at: AT,
    tool,
  });

const csaf = (advisory: Advisory, format: 'csaf' | 'vex' = 'csaf') =>
  JSON.parse(renderAdvisory(advisory, format, { audience: null, isHtml: false }));

const excused = OPTIONAL_TESTS_NOT_MET.map(({ test: number }) => number);

/** Scenarios one by one, and the retests of 2014. */
const TESTS: readonly (readonly string[])[] = [
  ...scenarios.filter(({ id }) => id !== 'no-contact' && id !== 'no-sim').map(({ id }) => [id]),
  ['state-1', 'state-3'],
  ['state-1', 'state-5'],
  ['state-1', 'state-3', 'state-5'],
  ['state-2', 'state-4'],
  ['state-1', 'state-2', 'state-3', 'state-4', 'state-5', 'state-6'],
  ['state-3', 'state-6'],
];

test('the validator has tests to run', () => {
  expect(CSAF_TESTS.schema).toBeGreaterThan(0);
  expect(CSAF_TESTS.mandatory).toBeGreaterThan(40);
  expect(CSAF_TESTS.optional).toBeGreaterThan(15);
});

describe.each(TESTS.map((ids) => [ids.join(' '), ids] as const))('%s', (_, ids) => {
  test('the validator finds nothing wrong but what is excused', async () => {
    const advisory = advisoryOf(ids);
    const { mandatory, optional } = await csafFaults(csaf(advisory));
    expect(mandatory).toEqual([]);
    expect(optional.filter((number) => !excused.includes(number))).toEqual([]);
  });

  test('nothing that is written holds a planted value', () => {
    const advisory = advisoryOf(ids);
    const texts = [
      ...advisoryFiles(advisory).map(({ text }) => text),
      ...ADVISORY_LETTERS.map((letter) => renderLetter(advisory, letter)),
    ].join('\n');
    const values = identity.flatMap(({ id, value }) =>
      // The operator's name is everybody's word.
      id === 'carrier' ? [] : typeof value === 'string' ? [value] : value,
    );
    expect(values.filter((value) => value.length > 4 && texts.includes(value))).toEqual([]);
  });

  test('no country stands without its table and day, but for markets and what others say', () => {
    const advisory = advisoryOf(ids);
    const text = renderAdvisory(
      {
        ...advisory,
        tests: advisory.tests.map((each) => ({ ...each, examination: { ...each.examination, claims: [] } })),
      },
      'markdown',
      { audience: null, isHtml: false },
    );
    const placed = text.match(/\b(?:CN|SG|US) by the table specimen regions of \d{4}-\d{2}-\d{2} \(/g) ?? [];
    expect(text.match(/\b(?:CN|SG|US)\b/g) ?? []).toHaveLength(placed.length);
  });
});

test('every excuse is used: a test that none fails needs none', async () => {
  const failed = await Promise.all(
    TESTS.map(async (ids) => (await csafFaults(csaf(advisoryOf(ids)))).optional),
  );
  expect([...new Set(failed.flat())].sort()).toEqual([...excused].sort());
}, 120_000);

describe('the case of 2014', () => {
  const statusesOf = (ids: readonly string[], rule: string) => {
    const { issues, products } = advisoryOf(ids);
    return issues
      .find((issue) => issue.rule === rule)
      ?.statuses.map(({ product, status }) => {
        const { build, setup } = products.find(({ id }) => id === product) ?? {};
        return `${build} ${setup}: ${status}`;
      });
  };

  test('updated and reset it is fixed; updated alone it is not', () => {
    expect(statusesOf(['state-1', 'state-3'], 'leaves-before-asked')).toEqual([
      'pre-ota new: known_affected',
      'ota reset: fixed',
    ]);
    for (const rule of ['leaves-before-asked', 'personal-in-plain-text'])
      expect(statusesOf(['state-1', 'state-5'], rule)).toEqual([
        'pre-ota new: known_affected',
        'ota kept: known_affected',
      ]);
  });

  test('what sends nothing while it is off is not shown to be mended once it is on', () => {
    for (const rule of ['personal-in-plain-text', 'hardware-where-resettable', 'linked'])
      expect(statusesOf(['state-1', 'state-3'], rule)).toEqual([
        'pre-ota new: known_affected',
        'ota reset: under_investigation',
      ]);
    // Once it is switched on the same build tells hardware identifiers again, and links them.
    for (const rule of ['hardware-where-resettable', 'linked'])
      expect(statusesOf(['state-1', 'state-3', 'state-4'], rule)).toEqual([
        'pre-ota new: known_affected',
        'ota reset: known_affected',
      ]);
    const { issues } = advisoryOf(['state-1', 'state-3']);
    expect(JSON.stringify(issues)).toContain(
      'it was tested again only with cloud-messaging off, which says nothing of what is sent, and how, once that is on',
    );
  });

  test('what was watched for less long than where it leaves is not settled', () => {
    expect(statusesOf(['state-1', 'state-3', 'state-5'], 'leaves-before-asked')).toContain(
      'ota reset: under_investigation',
    );
  });

  test('what was tried again only after a yes is not settled', () => {
    expect(statusesOf(['state-1', 'state-4'], 'leaves-before-asked')).not.toContain('ota reset: fixed');
  });

  test('a clean phone gives an informational advisory, with what could not be seen', () => {
    const { document, vulnerabilities } = csaf(advisoryOf(['clean-control']));
    expect(document.category).toBe('csaf_informational_advisory');
    expect(vulnerabilities).toBeUndefined();
    expect(document.aggregate_severity).toBeUndefined();
    expect(JSON.stringify(document.notes)).toContain('What was not seen, and what could not be');
  });

  test('it is high, by the row that says why, and says that no text of SMS was seen', () => {
    const { document } = csaf(advisoryOf(['state-1']));
    expect(document.aggregate_severity.text).toMatch(/^High \(row S3 of the severity table: /);
    expect(JSON.stringify(document.notes)).toMatch(/not seen in what could be read: [^.]*text of an SMS/);
  });

  test('the vendor was asked, and answered', () => {
    const [issue] = csaf(advisoryOf(['state-1'])).vulnerabilities;
    expect(issue.involvements).toEqual([
      {
        date: '2014-08-10T00:00:00Z',
        party: 'vendor',
        status: 'open',
        summary: 'Xiaomi was asked on 2014-08-07; it answered on 2014-08-10: “Opt-in comes with an update.”',
      },
    ]);
  });

  test('as VEX it is valid too', async () => {
    for (const ids of [['state-1', 'state-3'], ['state-1'], ['state-3', 'state-1', 'state-5']]) {
      const document = csaf(advisoryOf(ids), 'vex');
      expect(document.document.category).toBe('csaf_vex');
      expect((await csafFaults(document)).mandatory).toEqual([]);
    }
    expect(() => csaf(advisoryOf(['clean-control']), 'vex')).toThrow(/nothing was seen that a rule forbids/);
  });
});

describe('a broken one is rejected', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a document is broken wherever a case says.
  test.each<[string, (document: any) => void, RegExp]>([
    ['no title', ({ document }) => delete document.title, /csaf_2_0/],
    [
      'a word of TLP that there is not',
      ({ document }) => (document.distribution.tlp.label = 'PINK'),
      /csaf_2_0/,
    ],
    ['a field that there is not', (whole) => (whole.surprise = true), /csaf_2_0/],
    [
      'a status of a product that is not in the tree',
      ({ vulnerabilities }) => vulnerabilities[0].product_status.known_affected.push('PRD-9'),
      /6_1_1\b/,
    ],
    [
      'one product affected and fixed at once',
      ({ vulnerabilities }) =>
        vulnerabilities[0].product_status.fixed.push(vulnerabilities[0].product_status.known_affected[0]),
      /6_1_6\b/,
    ],
    [
      'a weakness by another name',
      ({ vulnerabilities }) => (vulnerabilities[0].cwe.name = 'Leak'),
      /6_1_11\b/,
    ],
    [
      'versions out of order',
      ({ document }) => {
        const [first, second] = document.tracking.revision_history;
        [first.date, second.date] = [second.date, first.date];
      },
      /6_1_14\b/,
    ],
    ['a version that is not the last', ({ document }) => (document.tracking.version = '7'), /6_1_16\b/],
    [
      'an informational one with vulnerabilities',
      ({ document }) => (document.category = 'csaf_informational_advisory'),
      /6_1_27_3\b/,
    ],
    ['no notes', ({ vulnerabilities }) => delete vulnerabilities[0].notes, /6_1_27_5\b/],
    [
      'a score that is not that of its vector',
      ({ vulnerabilities }) => {
        const scored = vulnerabilities.find(({ scores }: { scores?: unknown }) => scores !== undefined);
        scored.scores[0].cvss_v3.baseScore = 9.8;
      },
      /6_1_9\b/,
    ],
  ])('%s', async (_, breakIt, fails) => {
    const document = csaf(advisoryOf(['state-1', 'state-3'], 'revisions: [{ at: 2014-08-12 }]\n'));
    expect((await csafFaults(document)).mandatory).toEqual([]);
    breakIt(document);
    expect((await csafFaults(document)).mandatory.join('\n')).toMatch(fails);
  });
});

test('every writing can be made of a retest, and its fields of CSAF are in alphabetical order', () => {
  const advisory = advisoryOf(['state-1', 'state-3'], 'revisions: [{ at: 2014-08-12 }]\n');
  for (const format of ADVISORY_FORMATS)
    expect(renderAdvisory(advisory, format, { audience: 'families', isHtml: true }).length).toBeGreaterThan(
      50,
    );
});

describe("the demo's advisory", () => {
  const files = () =>
    demoAdvisory(['state-1', 'state-3', 'state-5'].map((id) => examinations.get(id) as Examination));

  test('is valid, not stale, and replaces its first version', async () => {
    const json = files().find(({ name }) => name === 'demo-2014-001.json')?.text ?? '';
    const { mandatory, optional } = await csafFaults(JSON.parse(json));
    expect(mandatory).toEqual([]);
    expect(optional.filter((number) => !excused.includes(number))).toEqual([]);
    expect(json).not.toContain('STALE');
    expect(files().map(({ name }) => name)).toContain('demo-2014-001-notice.md');
  });

  test('its circular is half a page', () => {
    for (const { name, text } of files().filter((each) => each.name.includes('circular'))) {
      expect(name).toMatch(/personnel|families|public/);
      const body = text.replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, ' ');
      expect(body.split(/\s+/).length).toBeLessThan(350);
    }
  });
});
