import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Examination, Finding, Sighting } from '../judge/index.ts';
import { protectionOf } from '../judge/index.ts';
import { compare } from './compare.ts';
import { comparisonOf } from './comparison.ts';
import { stillForbidden } from './still-forbidden.ts';
import { examinationOf, type Seen } from './testing/index.ts';

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
    expect(compare(examinationOf(before), examinationOf(after)).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('places in lists do not count as other fields', () => {
    const [change] = compare(
      examinationOf([{ field: '/list/0/id' }]),
      examinationOf([{ field: '/list/7/id' }]),
    );
    expect(change?.kind).toBe('persists');
  });

  test('without marks nothing is fixed', () => {
    const before = examinationOf([PLAIN]);
    const unmarked = { ...before, sightings: before.sightings.map((each) => ({ ...each, step: null })) };
    expect(compare(unmarked, examinationOf([]))).toMatchObject([
      { kind: 'not-exercised-again', missing: [expect.stringContaining('no marks')] },
    ]);
  });

  test('ids are the same for the same change, and sightings and ids of another run make no other', () => {
    const other = examinationOf([PLAIN]);
    const again = { ...other, sightings: other.sightings.map((each) => ({ ...each, id: 'sig:other' })) };
    const ids = (after: Examination) => compare(examinationOf([PLAIN]), after).map(({ id }) => id);
    expect(ids(again)).toEqual(ids(other));
  });
});

describe('what was told with something agreed to', () => {
  /** Each phase: what had been agreed to of the cloud, and whether it was on. */
  type Stand = readonly [consent: string | null, state: string | null];
  const stood = (seen: readonly Seen[], ...stands: readonly Stand[]): Examination => {
    const examination = examinationOf(seen);
    const [phase] = examination.phases;
    const phases = stands.map(([consent, state], i) => ({
      ...phase,
      id: i === 0 ? 'new' : `phase-${i}`,
      from: `2014-08-0${i + 1}T09:00:00.000Z`,
      to: `2014-08-0${i + 1}T10:00:00.000Z`,
      watchedSeconds: 3600,
      consent: consent === null ? {} : { cloud: consent },
      services: state === null ? {} : { cloud: state },
    }));
    return { ...examination, phases } as unknown as Examination;
  };
  const ON: Stand = ['granted', 'on'];

  test.each<[string, readonly Stand[], readonly Stand[], string]>([
    ['the same', [ON], [ON], 'fixed'],
    ['nothing, to a service that is off now', [['not-asked', 'on']], [['not-asked', 'off']], 'fixed'],
    ['nothing of services at all', [[null, null]], [[null, null]], 'fixed'],
    ['and nothing was now', [ON], [['not-asked', 'off']], 'not-exercised-again'],
    ['and nothing of it is said now', [ON], [[null, 'on']], 'not-exercised-again'],
    ['and it was off now', [ON], [['granted', 'off']], 'not-exercised-again'],
    ['nothing, and it was refused now', [['not-asked', 'on']], [['refused', 'on']], 'not-exercised-again'],
    ['before it was given up, and both now', [ON], [['refused', 'off'], ON], 'fixed'],
    ['the step was done with nothing agreed to as well', [ON, ['not-asked', 'off']], [ON], 'fixed'],
    [
      'the step was done with nothing agreed to alone',
      [ON, ['not-asked', 'off']],
      [
        ['not-asked', 'off'],
        ['not-asked', 'off'],
      ],
      'not-exercised-again',
    ],
  ])('%s: %j, then %j', (_, before, after, kind) => {
    expect(compare(stood([PLAIN], ...before), stood([], ...after)).map((change) => change.kind)).toEqual([
      kind,
    ]);
  });

  test('it is told in each way that it had been agreed to', () => {
    const before = stood([PLAIN], ON, ['withdrawn', 'on']);
    const both = {
      ...before,
      sightings: [
        ...before.sightings,
        ...before.sightings.map((each) => ({ ...each, id: 'sig:9', phase: 'phase-1' })),
      ],
    };
    expect(compare(both, stood([], ON, ON))).toMatchObject([
      {
        kind: 'not-exercised-again',
        missing: ['step start was not done again while consent to cloud was withdrawn'],
      },
    ]);
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
    const changes = compare(examinationOf([PLAIN]), examinationOf(after));
    expect(stillForbidden(changes, { findings }, ['error'])).toHaveLength(count);
  });
});

test('the published JSON Schema holds for what is written', () => {
  const path = new URL('../../schemas/comparison-1.schema.json', import.meta.url);
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')));
  const result = comparisonOf(examinationOf([PLAIN, { field: 'b' }]), examinationOf([SEALED]), {
    name: 'telltale',
    version: '0',
  });
  validate(JSON.parse(JSON.stringify(result)));
  expect(validate.errors ?? []).toEqual([]);
});
