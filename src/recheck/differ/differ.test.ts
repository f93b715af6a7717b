import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { differ } from './differ.ts';
import { fieldValue } from './field-value.ts';
import type { ObservedMessage, ObservedRun } from './observed-run.ts';

const AT = Date.UTC(2014, 7, 20, 9) * 1_000;

type Written = readonly [path: string, fields: Readonly<Record<string, string>>];

function runOf(messages: readonly Written[]): ObservedRun {
  return {
    leftOut: 0,
    messages: messages.map(([path, fields]): ObservedMessage => {
      const segments = path.split('/').slice(1);
      return {
        kind: `request POST 2 ${segments.length} `,
        direction: 'request',
        method: 'POST',
        tokens: ['maker', 'test', ...segments],
        labels: 2,
        moment: '',
        step: null,
        fields: new Map(
          Object.entries(fields).map(([name, value]) => [
            `body/form:${name}`,
            fieldValue(bytesOf(value), AT),
          ]),
        ),
        at: AT,
      };
    }),
  };
}

const [ONE, OTHER] = ['3f79bb7b435b05321651daefd374cdc6', '9af15b336e6a9619928537df30b2e6a2'];

const shown = (runs: { a: Written[]; b: Written[]; again?: Written[] }) =>
  differ({ a: runOf(runs.a), b: runOf(runs.b), again: runs.again && runOf(runs.again) }).fields.map(
    ({ proof, path }) => `${proof} ${path}`,
  );

/** One message with one field, in each run. */
const field = (a: string, b: string, again?: string) => ({
  a: [['/t', { x: a }]] as Written[],
  b: [['/t', { x: b }]] as Written[],
  ...(again === undefined ? {} : { again: [['/t', { x: again }]] as Written[] }),
});

describe('a field', () => {
  test.each<[string, Parameters<typeof shown>[0], string[]]>([
    ['that goes with the identity is derived from it', field(ONE, OTHER, ONE), ['derived body/form:x']],
    ['that is the same for all tells nothing', field(ONE, ONE, ONE), []],
    ['that is another each time is random', field(ONE, OTHER, `${ONE}0`), []],
    ['that tells the time does not count', field('1408525200', '1408525300', '1408525200'), []],
    ['without a repeated run is unconfirmed', field(ONE, OTHER), ['unconfirmed body/form:x']],
    ['of a few letters is weak', field('in', 'sg', 'in'), ['weak body/form:x']],
    [
      'that comes in another order is the same',
      {
        a: [
          ['/t', { x: ONE }],
          ['/t', { x: `${ONE}2` }],
        ],
        b: [
          ['/t', { x: OTHER }],
          ['/t', { x: `${OTHER}2` }],
        ],
        again: [
          ['/t', { x: `${ONE}2` }],
          ['/t', { x: ONE }],
        ],
      },
      ['derived body/form:x'],
    ],
    [
      'of which one run lacks a message is compared in the others',
      {
        a: [
          ['/t', { x: ONE }],
          ['/t', { x: ONE }],
        ],
        b: [['/t', { x: OTHER }]],
        again: [['/t', { x: ONE }]],
      },
      ['derived body/form:x'],
    ],
    [
      'that counts its messages tells nothing',
      {
        a: [
          ['/t', { x: '1' }],
          ['/t', { x: '2' }],
        ],
        b: [
          ['/t', { x: '1' }],
          ['/t', { x: '2' }],
          ['/t', { x: '3' }],
        ],
        again: [
          ['/t', { x: '1' }],
          ['/t', { x: '2' }],
        ],
      },
      [],
    ],
    [
      'that varies within a run is random without a repeated one too',
      {
        a: [
          ['/t', { x: `${ONE}a` }],
          ['/t', { x: `${ONE}b` }],
        ],
        b: [
          ['/t', { x: `${OTHER}a` }],
          ['/t', { x: `${OTHER}b` }],
        ],
      },
      [],
    ],
    [
      'of a path is one as well',
      { a: [[`/dev/${ONE}/on`, {}]], b: [[`/dev/${OTHER}/on`, {}]], again: [[`/dev/${ONE}/on`, {}]] },
      ['derived url/segment:2'],
    ],
    [
      'of other messages is not compared with it',
      { a: [['/t', { x: ONE }]], b: [['/u', { x: OTHER }]], again: [['/t', { x: ONE }]] },
      [],
    ],
  ])('%s', (_, runs, expected) => {
    expect(shown(runs)).toEqual(expected);
  });
});

test('a repeated run that never came to the same step proves nothing', () => {
  const at = (moment: string, { messages, leftOut }: ObservedRun): ObservedRun => ({
    leftOut,
    messages: messages.map((message) => ({ ...message, moment })),
  });
  const { a, b, again } = field(ONE, OTHER, ONE);
  const runs = { a: at('one', runOf(a)), b: at('one', runOf(b)), again: at('two', runOf(again ?? [])) };
  expect(differ(runs).fields).toMatchObject([{ proof: 'unconfirmed' }]);
});

test('random values are never reported, whatever stands beside them', () => {
  const nonce = fc
    .uint8Array({ minLength: 8, maxLength: 8 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));
  fc.assert(
    fc.property(fc.uniqueArray(nonce, { minLength: 9, maxLength: 9 }), (nonces) => {
      const run = (device: string, from: number): Written[] =>
        nonces.slice(from, from + 3).map((each) => ['/t', { device, nonce: each }]);
      const runs = { a: run(ONE, 0), b: run(OTHER, 3), again: run(ONE, 6) };
      expect(shown(runs)).toEqual(['derived body/form:device']);
    }),
  );
});

test('the run that varies one identifier names it where the field changes, and rules it out where not', () => {
  const { a, b, again } = field(ONE, OTHER, ONE);
  const named = (value: string) =>
    differ(
      {
        a: runOf(a),
        b: runOf(b),
        again: runOf(again ?? []),
        varied: { identifier: 'imei1', run: runOf([['/t', { x: value }]]) },
      },
      { candidates: ['imei1', 'imsi'] },
    ).fields[0];
  expect(named(OTHER)).toMatchObject({ identifier: 'imei1', candidates: ['imei1'] });
  expect(named(ONE)).toMatchObject({ identifier: null, candidates: ['imsi'] });
});

test('the published JSON Schema holds for what is written', () => {
  const path = new URL('../../../schemas/differential-1.schema.json', import.meta.url);
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')));
  const run = {
    case: { title: null, sha256: '0' },
    captures: [{ file: 'a', sha256: '0' }],
    bytes: { payload: 1, read: 1, opaque: 0, missed: 0 },
    identity: { shown: 1, of: 2 },
  };
  const { a, b, again } = field(ONE, OTHER, ONE);
  const differed = differ({ a: runOf(a), b: runOf(b), again: runOf(again ?? []) });
  const tool = { name: 'telltale', version: '0' };
  const runs = { a: run, b: run, again: run, varied: { ...run, identifier: 'imei1' } };
  validate(JSON.parse(JSON.stringify({ telltale: 'differential/1', tool, runs, ...differed })));
  expect(validate.errors ?? []).toEqual([]);
});
