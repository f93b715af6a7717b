import { describe, expect, test } from 'vitest';
import type { Destination } from '../../enrich/index.ts';
import { examinationWith, fullExamination } from '../testing/index.ts';
import { languages } from '../words/index.ts';
import { briefOf } from './brief.ts';
import { journeysOf } from './journey.ts';
import { matrixOf } from './matrix.ts';
import { peeled } from './peel.ts';
import { countryOf, placesAt } from './place.ts';
import { reproductionOf, shellWord } from './reproduction.ts';
import { storyOf } from './story.ts';
import { chanceText } from './sureness.ts';
import { timelineOf } from './timeline.ts';
import { MOST_UNFOLDED, unfoldedOf } from './unfolded.ts';

const options = { words: languages.en, reveal: false };
const story = (examination = fullExamination()) => storyOf(examination, options);

describe('where an address is', () => {
  const address = '42.62.48.81';
  const at = '2014-08-01T09:00:00Z';
  const destination = (more: Partial<Destination>): Destination => ({
    ...(fullExamination().destinations[0] as Destination),
    ...more,
  });
  const tables = [
    { name: 'a', date: '2014-07-01', sha256: '' },
    { name: 'b', date: '2014-08-01', sha256: '' },
  ];
  const says = (value: string, table?: string) => ({
    address,
    value,
    basis: 'address-table',
    ...(table === undefined ? {} : { table }),
  });
  const places = (more: Partial<Destination>) => placesAt(destination(more), { address, at }, { tables });

  test('is told with the table and its date', () => {
    expect(places({ countries: [says('CN', 'a')] })).toEqual([
      { kind: 'country', country: 'CN', table: 'a', date: '2014-07-01' },
    ]);
  });

  test.each([
    ['no table says it', { countries: [says('CN')] }],
    ['the table has no date', { countries: [says('CN', 'lost')] }],
    ['another address is meant', { countries: [{ ...says('CN', 'a'), address: '192.0.2.1' }] }],
  ])('is not told where %s', (_, more) => expect(places(more)).toEqual([{ kind: 'unknown' }]));

  test('is nowhere behind a content network, whatever a table says', () => {
    const edges = [{ value: 'Edge', basis: 'address-table', address: null }];
    expect(countryOf(places({ countries: [says('US', 'a')], edges }))).toBeNull();
  });

  test('is no one country where tables disagree', () => {
    const both = places({ countries: [says('CN', 'a'), says('SG', 'b')] });
    expect(both).toHaveLength(2);
    expect(countryOf(both)).toBeNull();
  });
});

test.each([
  ['url/query:imei', [], 'query:imei', []],
  [
    'body/gzip/json:/a/base64',
    ['gzip', 'base64'],
    '',
    [
      { layer: 'gzip', trail: 'json:/a' },
      { layer: 'base64', trail: '' },
    ],
  ],
  // A key that is spelt as a layer is a name, since only one layer was taken off.
  ['body/json:/hex/base64/json:/gzip', ['base64'], 'json:/hex', [{ layer: 'base64', trail: 'json:/gzip' }]],
  ['body/json:/a', ['recipe:own'], 'json:/a', [{ layer: 'recipe:own', trail: '' }]],
])('%s is peeled layer by layer', (path, layers, trail, peels) => {
  expect(peeled({ path, layers })).toEqual({ trail, peels });
});

test.each([
  ['a.pcap', 'a.pcap'],
  ['my capture.pcap', "'my capture.pcap'"],
  ['$(rm -rf ~);`x`', "'$(rm -rf ~);`x`'"],
  ["it's", "'it'\\''s'"],
  ['-rf', './-rf'],
])('a file called %s is one word of a command', (name, word) => expect(shellWord(name)).toBe(word));

test.each([
  [1e-12, '1.0 × 10⁻¹²'],
  [5.8e-7, '5.8 × 10⁻⁷'],
  [0.02, '0.02'],
])('the chance %d is written %s', (chance, text) => expect(chanceText(chance)).toBe(text));

test('what nobody could read is seen again by all that was done in its phase, at its host', () => {
  const full = fullExamination();
  const [finding] = full.findings;
  const { steps } = reproductionOf(
    { ...(finding as NonNullable<typeof finding>), sightings: [] },
    [],
    story(full),
  );
  expect(steps).toContain('Do start (power-on), 3 times.');
  expect(steps.at(-1)).toBe('Look at api.vendor.example.');
});

describe('the matrix', () => {
  const cells = (given: Parameters<typeof examinationWith>[0]) =>
    matrixOf(story(examinationWith(given))).rows.map((row) => row.cells.map(({ kind }) => kind));
  const phase = { ...(fullExamination().phases[0] as ReturnType<typeof fullExamination>['phases'][number]) };

  test('tells an absence that was proven from one that was not, from no try, and from no marks', () => {
    const other = phase.steps.map((step) => ({ ...step, exercises: [] }));
    const phases = [
      phase,
      { ...phase, id: 'second' },
      { ...phase, id: 'third', steps: other },
      { ...phase, id: 'fourth', steps: [] },
    ];
    const identifiers = [
      {
        id: 'imei1',
        kind: 'imei',
        class: 'hardware',
        provenLive: true,
        exercisedBy: ['start'],
        sightings: 1,
      },
    ] as const;
    const sightings = [{ phase: 'first' }];
    expect(cells({ phases, sightings, identifiers })).toEqual([['told', 'absent', 'notTried', 'unmarked']]);
    const unproven = identifiers.map((each) => ({ ...each, provenLive: false }));
    expect(cells({ phases, sightings, identifiers: unproven })).toEqual([
      ['told', 'unproven', 'notTried', 'unmarked'],
    ]);
    const coverage = {
      ...examinationWith({}).coverage,
      byPhase: [{ phase: 'second', payload: 10, read: 5, opaque: 5, missed: 0 }],
    };
    expect(cells({ phases, sightings, identifiers, coverage })).toEqual([
      ['told', 'absentPart', 'notTried', 'unmarked'],
    ]);
  });

  test('has a column for what was told outside of any phase', () => {
    const { phases } = matrixOf(story(examinationWith({ phases: [phase], sightings: [{ phase: null }] })));
    expect(phases.map((each) => each?.id ?? null)).toEqual(['first', null]);
  });
});

describe('the first page', () => {
  test('counts what left unagreed and in plain text, not what a server sent', () => {
    const { lead, status } = briefOf(story());
    expect(status).toBe('error');
    expect(lead).toContain('1 identifier left without the person’s agreement.');
    const answers = examinationWith({ sightings: [{ direction: 'response' }] });
    expect(briefOf(story(answers)).lead).toContain(
      'None of the 1 identifier of this case was seen leaving the phone.',
    );
  });

  test('names what was tried and not seen by kind: text is not number', () => {
    expect(briefOf(story()).tried).toBe(
      'Put to use and not seen in what could be read (90 % of what passed): text of an SMS.',
    );
  });

  test('says so where nothing could be read', () => {
    const { coverage } = examinationWith({});
    const bytes = { payload: 100, read: 0, opaque: 100, missed: 0 };
    const brief = briefOf(
      story({ ...fullExamination(), sightings: [], findings: [], coverage: { ...coverage, bytes } }),
    );
    expect(brief).toMatchObject({ status: 'blind', tried: null });
    expect(brief.advice[0]).toMatch(/^Rely on nothing that this report does not name: 100 %/);
    expect(brief.lead.join(' ')).toContain('Not watched: cellular data and SMS.');
  });
});

test('only what the phone sent is drawn on the map', () => {
  const answers = examinationWith({
    sightings: [{ direction: 'response' }],
    tables: [{ name: 'a', date: '2014-07-01', sha256: '' }],
  });
  expect(journeysOf(story(answers))).toEqual({ journeys: [], placeless: [] });
  expect(journeysOf(story()).journeys.map(({ country }) => country)).toEqual(['CN']);
});

describe('the timeline', () => {
  test('gives each phase a width and keeps marks inside them', () => {
    const timeline = timelineOf(story());
    // One sighting is outside of any phase by its name, and inside by its moment.
    expect(timeline?.stretches.map(({ phase }) => phase?.id)).toEqual(['first']);
    expect(timeline?.lines[0]?.marks.map(({ x, times }) => [x, times])).toEqual([[500, 2]]);
  });

  test('is one stretch where something lies outside of all phases', () => {
    const full = fullExamination();
    const outside = full.sightings.map((sighting) => ({ ...sighting, at: '2014-09-01T00:00:00Z' }));
    expect(timelineOf(story({ ...full, sightings: outside }))?.stretches).toHaveLength(1);
  });

  test('draws nothing where nothing was told', () =>
    expect(timelineOf(story(examinationWith({})))).toBeNull());
});

test('twenty thousand sightings unfold into a few of each kind, and all are counted', () => {
  const sightings = Array.from({ length: 20_000 }, (_, i) => ({
    id: `sig:${i}`,
    identifier: `id${i % 200}`,
    phase: `phase ${i % 7}`,
    path: `body/json:/${i}`,
  }));
  const { groups, shown, all } = unfoldedOf(story(examinationWith({ sightings })));
  expect(shown).toBe(MOST_UNFOLDED);
  expect(all).toBe(20_000);
  expect(groups.reduce((sum, group) => sum + group.shown.length, 0)).toBe(shown);
});
