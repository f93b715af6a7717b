import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, openAuthority } from '../src/capture/index.ts';
import { type Identifier, newIdentity, seededRandom } from '../src/case/index.ts';
import { type DerivedField, differ, type ObservedRun, RunObserver } from '../src/recheck/index.ts';
import { examineScenario, runScenario, SCENARIO_MARKET, scenarios } from '../src/specimen/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'differ-'));
let authority: Authority;
beforeAll(async () => {
  authority = await openAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const tool = { name: 'telltale', version: '0.0.0' } as const;
const identityOf = (seed: string) => newIdentity(SCENARIO_MARKET, seededRandom(seed));

/** A run with an identity, whose other random choices and times follow from `turn`. */
async function observed(id: string, identity: readonly Identifier[], turn: number) {
  const scenario = scenarios.find((each) => each.id === id);
  if (scenario === undefined) throw new RangeError(`there is no scenario ${id}`);
  const start = new Date(Date.parse(scenario.start) + turn * 3_600_000 + turn * 1_234).toISOString();
  const run = await runScenario({ ...scenario, start }, { seed: `run ${turn}`, authority, identity });
  const observer = new RunObserver();
  for (const recorded of run.recorded) observer.take(recorded);
  return { run, observed: observer.finish() };
}

/** Runs of one protocol with two identities, the first one twice; on request once more with one value of the other's. */
async function proofOf(id: string, withVaried?: string, from = 0) {
  const [one, other] = [identityOf(`one ${from}`), identityOf(`other ${from}`)];
  const [a, b, again] = [
    await observed(id, one, 1),
    await observed(id, other, 2),
    await observed(id, one, 3),
  ];
  let varied: { identifier: string; run: ObservedRun } | undefined;
  if (withVaried !== undefined) {
    const mixed = one.map((each) =>
      each.id === withVaried ? (other.find(({ id: same }) => same === each.id) ?? each) : each,
    );
    varied = { identifier: withVaried, run: (await observed(id, mixed, from + 4)).observed };
  }
  return differ(
    { a: a.observed, b: b.observed, again: again.observed, varied },
    {
      candidates: one.map((each) => each.id),
      sightings: examineScenario(a.run, { tables: [], tool }).sightings,
    },
  );
}

const shown = (fields: readonly DerivedField[]) =>
  fields.map(({ proof, direction, host, target, path, opened }) =>
    [proof, direction, host, target ?? '-', path, opened.join('+') || 'unopened'].join(' '),
  );

describe('a build that no decoder can open is caught', () => {
  test.each([
    ['keyed-hash', 'imei1', 'data.mistat.xiaomi.com /mistats/keyed body/json:/device'],
    ['fixed-key-cipher', 'imsi', 'data.mistat.xiaomi.com /mistats/sealed body/form:sim'],
  ])('%s: of %s, and neither the nonce nor the time beside it', async (id, identifier, place) => {
    const { fields, compared } = await proofOf(id, identifier);
    expect(shown(fields)).toEqual([`derived request ${place} unopened`]);
    expect(compared).toMatchObject({ alone: 0, random: 2 });
    expect(fields[0]).toMatchObject({ identifier, candidates: [identifier] });
  });

  test('without the run that varies one identifier all that differ are candidates', async () => {
    const [field] = (await proofOf('keyed-hash')).fields;
    expect(field).toMatchObject({ identifier: null, candidates: expect.arrayContaining(['imei1', 'imsi']) });
  });

  test('one that was varied and changed nothing is ruled out', async () => {
    const [field] = (await proofOf('keyed-hash', 'imsi')).fields;
    expect(field?.identifier).toBeNull();
    expect(field?.candidates).not.toContain('imsi');
    expect(field?.candidates).toContain('imei1');
  });
});

describe('what decoders can open is caught as well, in its field', () => {
  test.each([
    [
      'hashed-identifiers',
      [
        'derived request api.account.xiaomi.com /pass/activate/dev/*/activating url/query:imsi imsi',
        'derived request api.account.xiaomi.com /pass/activate/dev/*/activating url/segment:4 imei1',
      ],
    ],
    [
      'nested-gzip',
      [
        'derived request data.mistat.xiaomi.com /mistats body/json:/payload/base64/gzip/json:/imei imei1',
        'derived request data.mistat.xiaomi.com /mistats body/json:/payload/base64/gzip/json:/imsi imsi',
      ],
    ],
    [
      'xmpp-stream',
      ['derived request app.chat.xiaomi.net - stream/xml:/stream:stream/presence/@from own.number'],
    ],
  ])('%s', async (id, expected) => {
    expect(shown((await proofOf(id)).fields).sort()).toEqual(expected);
  });
});

test('of a clean phone nothing is reported, in ten runs with other seeds, nonces and times', async () => {
  for (let turn = 0; turn < 10; turn++) {
    const { fields, compared } = await proofOf('clean-control', undefined, 10 * turn);
    expect(shown(fields)).toEqual([]);
    expect(compared.messages).toBeGreaterThan(0);
    expect(compared.random).toBeGreaterThanOrEqual(2);
  }
}, 120_000);

test('without a repeated run nothing is called derived', async () => {
  const [a, b] = [
    await observed('state-1', identityOf('one'), 1),
    await observed('state-1', identityOf('other'), 2),
  ];
  const { fields } = differ({ a: a.observed, b: b.observed });
  expect(new Set(fields.map(({ proof }) => proof))).toEqual(new Set(['unconfirmed']));
});

test('no value stands in the result', async () => {
  const identity = [...identityOf('one'), ...identityOf('other')];
  const text = JSON.stringify(await proofOf('state-1'));
  const values = identity.flatMap(({ value }) =>
    typeof value === 'string' && value.length > 6 ? [value] : [],
  );
  expect(values.filter((value) => text.includes(value))).toEqual([]);
});
