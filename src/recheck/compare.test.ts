import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examination, Finding, Sighting } from '../judge/index.ts';
import { protectionOf } from '../judge/index.ts';
import { compare } from './compare.ts';
import { comparisonOf } from './comparison.ts';
import { isExaminationText, readExamination } from './read-examination.ts';
import { stillForbidden } from './still-forbidden.ts';

const HOSTS: Readonly<Record<string, [domain: string, country: string]>> = {
  'api.maker.test': ['maker.test', 'CN'],
  'eu.maker.test': ['maker.test', 'DE'],
  'ads.other.test': ['other.test', 'US'],
};

interface Seen {
  readonly host?: string;
  readonly field?: string;
  readonly transport?: 'plain' | 'tls';
  readonly layers?: readonly string[];
  readonly forms?: readonly string[];
  readonly country?: string;
}

/** An examination in which these were seen, in a step that was done three times, as far as comparing looks at it. */
function examination(seen: readonly Seen[]): Examination {
  const bytes = { payload: 1_000, read: 1_000, opaque: 0, missed: 0 };
  const sightings = seen.map(
    ({ host = 'api.maker.test', field = 'imei', transport = 'plain', layers = [], forms = [] }, i) => ({
      id: `sig:${i}`,
      identifier: 'imei1',
      kind: 'imei',
      direction: 'request',
      transport,
      location: 'body',
      field,
      layers,
      forms,
      phase: 'new',
      step: 'start',
      destination: `dst:${host}`,
    }),
  ) as unknown as Sighting[];
  return {
    telltale: 'examination/1',
    case: { title: null, sha256: '0' },
    captures: [
      {
        file: 'a.pcap',
        sha256: '1',
        from: '2014-08-01T09:00:00.000Z',
        to: '2014-08-01T10:00:00.000Z',
      },
    ],
    phases: [
      {
        id: 'new',
        from: '2014-08-01T09:00:00.000Z',
        to: '2014-08-01T10:00:00.000Z',
        build: 'one',
        control: false,
        steps: [{ id: 'start', times: 3 }],
      },
    ],
    identifiers: [{ id: 'imei1', kind: 'imei', provenLive: true }],
    coverage: {
      bytes,
      bearers: { wifi: 'watched', cellular: 'off', sms: 'off' },
      byPhase: [{ ...bytes, phase: 'new' }],
      opaqueUploads: [],
    },
    sightings,
    destinations: Object.entries(HOSTS).map(([host, [domain, country]]) => ({
      id: `dst:${host}`,
      host: { value: host },
      domain: { value: domain },
      country: { value: seen.find((each) => each.host === host)?.country ?? country },
    })),
    findings: [],
    notices: [],
  } as unknown as Examination;
}

const PLAIN: Seen = {};
const TLS: Seen = { transport: 'tls' };
const SEALED: Seen = { layers: ['base64', 'aes'] };
const HASHED: Seen = { forms: ['sha1', 'hex'] };
const ENCODED: Seen = { layers: ['base64'] };

describe('what became of it', () => {
  test.each<[string, readonly Seen[], readonly Seen[], readonly string[]]>([
    ['the same', [PLAIN], [PLAIN], ['persists']],
    ['gone', [PLAIN], [], ['fixed']],
    ['appeared', [], [PLAIN], ['new']],
    ['plain → encoded', [PLAIN], [ENCODED], ['obfuscated']],
    ['encoded → hashed', [ENCODED], [HASHED], ['obfuscated']],
    ['hashed → encrypted', [HASHED], [SEALED], ['obfuscated']],
    ['encrypted → hashed', [SEALED], [HASHED], ['weakened']],
    ['plain → TLS', [PLAIN], [TLS], ['obfuscated']],
    ['TLS → plain', [TLS], [PLAIN], ['weakened']],
    ['encrypted, but without TLS any more', [TLS], [SEALED], ['weakened']],
    ['percent signs are no protection', [PLAIN], [{ layers: ['percent', 'gzip'] }], ['persists']],
    ['to another host of the same domain', [PLAIN], [{ host: 'eu.maker.test' }], ['relocated']],
    ['to anyone else', [PLAIN], [{ host: 'ads.other.test' }], ['relocated']],
    [
      'to another country',
      [{ host: 'api.maker.test', country: 'CN' }],
      [{ host: 'api.maker.test', country: 'SG' }],
      ['relocated'],
    ],
    ['in another field', [PLAIN], [{ field: 'device' }], ['persists']],
    ['in one of two fields', [PLAIN, { field: 'device' }], [{ field: 'device' }], ['persists', 'persists']],
    [
      'of two as near the open one counts',
      [PLAIN],
      [{ ...SEALED, field: 'a' }, { field: 'b' }],
      ['new', 'persists'],
    ],
    ['one of several sightings is in plain', [TLS], [TLS, PLAIN], ['weakened']],
  ])('%s', (_, before, after, kinds) => {
    expect(compare(examination(before), examination(after)).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('places in lists do not count as other fields', () => {
    const [change] = compare(examination([{ field: '/list/0/id' }]), examination([{ field: '/list/7/id' }]));
    expect(change?.kind).toBe('persists');
  });

  test('without marks nothing is fixed', () => {
    const before = examination([PLAIN]);
    const unmarked = { ...before, sightings: before.sightings.map((each) => ({ ...each, step: null })) };
    expect(compare(unmarked, examination([]))).toMatchObject([
      { kind: 'not-exercised-again', missing: [expect.stringContaining('no marks')] },
    ]);
  });

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
      compare(before, unread(examination([]), 300)).map(({ kind, missing }) => [kind, missing]);
    expect(kinds(examination([PLAIN]))).toEqual([['fixed', []]]);
    expect(kinds(answered(examination([PLAIN])))).toEqual([
      ['not-tested', [expect.stringContaining('30 % of the bytes')]],
    ]);
  });

  test('an examination that does not tell uploads by step is compared by all that was unread, on both sides', () => {
    const { opaqueUploads: _, ...coverage } = examination([PLAIN]).coverage;
    const older = { ...examination([PLAIN]), coverage } as Examination;
    const upload = { destination: 'dst:x', phase: 'new', step: 'start', repeat: 1, opaque: 100 };
    const after = unread(examination([]), 100);
    const later = { ...after, coverage: { ...after.coverage, opaqueUploads: [upload] } };
    expect(compare(older, later).map(({ kind }) => kind)).toEqual(['not-tested']);
    expect(compare(unread(older, 100), later).map(({ kind }) => kind)).toEqual(['fixed']);
  });

  test('never with less in sight: whatever is taken away from the later one, nothing is fixed', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.boolean(), (lost, isMissed) => {
        const after = examination([]);
        const bytes = Math.ceil(1_000 * lost);
        const row = { payload: 1_000, read: 1_000 - bytes, opaque: bytes, missed: 0 };
        const less = isMissed ? { ...row, payload: 1_000 - bytes, opaque: 0, missed: bytes } : row;
        const coverage = {
          ...after.coverage,
          byDestination: [{ destination: 'dst:api.maker.test', ...less }],
        };
        expect(compare(examination([PLAIN]), { ...after, coverage })).toMatchObject([
          { kind: 'not-tested', missing: [expect.stringContaining('api.maker.test')] },
        ]);
        const to = new Date(
          Date.parse('2014-08-01T10:00:00Z') - 3_600_000 * Math.max(lost, 0.06),
        ).toISOString();
        const captures = after.captures.map((capture) => ({ ...capture, to }));
        expect(compare(examination([PLAIN]), { ...after, captures })).toMatchObject([
          { kind: 'not-tested', missing: [expect.stringMatching(/^watched for /)] },
        ]);
      }),
    );
  });

  test('ids are the same for the same change, and sightings and ids of another run make no other', () => {
    const other = examination([PLAIN]);
    const again = { ...other, sightings: other.sightings.map((each) => ({ ...each, id: 'sig:other' })) };
    const ids = (after: Examination) => compare(examination([PLAIN]), after).map(({ id }) => id);
    expect(ids(again)).toEqual(ids(other));
  });
});

test.each<[string, Pick<Sighting, 'layers' | 'forms'>, string]>([
  ['a cipher', { layers: ['percent', 'base64', 'aes'], forms: ['sha1'] }, 'encrypted'],
  ['a digest', { layers: ['base64'], forms: ['lower-case', 'md5', 'hex'] }, 'hashed'],
  ['a keyed digest', { layers: [], forms: ['hmac-sha256'] }, 'hashed'],
  ['a writing', { layers: ['gzip', 'base64'], forms: [] }, 'encoded'],
  ['a pipeline of the vendor', { layers: ['recipe:own'], forms: [] }, 'encoded'],
  ['compression', { layers: ['gzip'], forms: ['digits-only'] }, 'plain'],
])('%s counts as its own', (_, sighting, protection) => {
  expect(protectionOf(sighting)).toBe(protection);
});

describe('what is still forbidden', () => {
  const finding = { outcome: 'fail', level: 'error', sightings: ['sig:0'] } as unknown as Finding;
  test.each<[string, readonly Seen[], Finding[], number]>([
    ['what persists and fails', [PLAIN], [finding], 1],
    ['not what no finding is about', [PLAIN], [], 0],
    ['not what is only a warning', [PLAIN], [{ ...finding, level: 'warning' }], 0],
    ['not what is waived', [PLAIN], [{ ...finding, waived: { owner: 'a', reason: 'b', expires: 'c' } }], 0],
    ['not what got better protected', [SEALED], [finding], 0],
    ['not what is gone', [], [finding], 0],
  ])('%s', (_, after, findings, count) => {
    const changes = compare(examination([PLAIN]), examination(after));
    expect(stillForbidden(changes, { findings }, ['error'])).toHaveLength(count);
  });
});

describe('a saved examination', () => {
  const text = JSON.stringify(examination([PLAIN]), null, 2);

  test('is told by its beginning, and is read as it was', () => {
    expect(isExaminationText(text.slice(0, 100))).toBe(true);
    expect(isExaminationText('{"log":{"version":"1.2"}}')).toBe(false);
    expect(isExaminationText('{"telltale":"recording/1"')).toBe(false);
    expect(compare(readExamination(text, 'a.json'), examination([PLAIN]))).toMatchObject([
      { kind: 'persists' },
    ]);
  });

  test.each([
    ['no JSON', '{'],
    ['another version', '{"telltale":"examination/2"}'],
    ['one without sightings', text.replace('"sightings"', '"things"')],
    ['one with a list for a text', text.replace('"a.pcap"', '[]')],
  ])('that is %s is refused, and nothing of it repeated', (_, broken) => {
    expect(() => readExamination(broken, 'a.json')).toThrow(/^a\.json is no /);
  });
});

test('the published JSON Schema holds for what is written', () => {
  const path = new URL('../../schemas/comparison-1.schema.json', import.meta.url);
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')));
  const result = comparisonOf(examination([PLAIN, { field: 'b' }]), examination([SEALED]), {
    name: 'telltale',
    version: '0',
  });
  validate(JSON.parse(JSON.stringify(result)));
  expect(validate.errors ?? []).toEqual([]);
});
