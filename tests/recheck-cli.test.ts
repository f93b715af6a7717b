import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthority } from '../src/capture/index.ts';
import { caseFileText, newIdentity, seededRandom } from '../src/case/index.ts';
import { runScenario, SCENARIO_MARKET, scenarios } from '../src/specimen/index.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'recheck-cli-'));
const inFolder = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

function telltale(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/tools/cli/bin.ts'), ...args],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  return { status, stdout, stderr };
}

const [one, other] = ['one', 'other'].map((seed) => newIdentity(SCENARIO_MARKET, seededRandom(seed)));

beforeAll(async () => {
  const authority = await openAuthority(inFolder('authority'));
  const runs = [
    ['state-1', 'state-1', one, 1],
    ['state-3', 'state-3', one, 1],
    ['a', 'keyed-hash', one, 1],
    ['b', 'keyed-hash', other, 2],
    ['a-again', 'keyed-hash', one, 3],
  ] as const;
  for (const [name, id, identity = [], turn] of runs) {
    const scenario = scenarios.find((each) => each.id === id);
    if (scenario === undefined) throw new RangeError(`there is no scenario ${id}`);
    await runScenario(scenario, { seed: `turn ${turn}`, authority, identity, folder: inFolder(name) });
  }
  const caseText = (identity = one) =>
    caseFileText(identity ?? [], { title: 'A retest', market: SCENARIO_MARKET });
  const vantage = 'vantage: { bearers: { wifi: watched, cellular: off, sms: off } }\n';
  writeFileSync(inFolder('one.yaml'), caseText(one) + vantage);
  writeFileSync(inFolder('other.yaml'), caseText(other) + vantage);
  for (const state of ['state-1', 'state-3'])
    telltale(
      'scan',
      inFolder(state),
      '-c',
      inFolder('one.yaml'),
      '-f',
      'json',
      '-o',
      inFolder(`${state}.json`),
    );
}, 60_000);

describe('telltale compare', () => {
  test('says what is fixed, of saved examinations and of captures alike', () => {
    const saved = telltale('compare', inFolder('state-1.json'), inFolder('state-3.json'), '-f', 'json');
    const captured = telltale(
      'compare',
      inFolder('state-1'),
      inFolder('state-3'),
      '-c',
      inFolder('one.yaml'),
      '-f',
      'json',
    );
    expect(saved).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(saved.stdout)).toMatchObject({
      telltale: 'comparison/1',
      counts: { fixed: 5, persists: 0 },
    });
    expect(JSON.parse(captured.stdout).changes).toEqual(JSON.parse(saved.stdout).changes);
  });

  test('fails for what persists and is forbidden, unless asked not to', () => {
    const same = [inFolder('state-1.json'), inFolder('state-1.json')];
    const failed = telltale('compare', ...same);
    expect(failed).toMatchObject({ status: 1, stdout: expect.stringContaining('5 persists') });
    expect(telltale('compare', ...same, '--fail-on', 'never').status).toBe(0);
  });

  test('writes where it is told to, and holds no value', () => {
    telltale('compare', inFolder('state-1.json'), inFolder('state-3.json'), '-o', inFolder('out.txt'));
    const text = readFileSync(inFolder('out.txt'), 'utf8');
    expect(text).toContain('5 fixed');
    const values = (one ?? []).flatMap(({ value }) =>
      typeof value === 'string' && value.length > 6 ? [value] : [],
    );
    expect(values.filter((value) => text.includes(value))).toEqual([]);
  });

  test.each<[string, string[], number, RegExp]>([
    ['a capture without a case', ['state-1', 'state-3.json'], 2, /--case/],
    [
      'an examination that is not there',
      ['state-1.json', 'nothing.json'],
      3,
      /there is nothing to compare at .*nothing\.json; check the path: .*scan --format json.*--case/,
    ],
    [
      'a case that is not there',
      ['state-1', 'state-3', '-c', 'none.yaml'],
      2,
      /there is no case file .*none\.yaml; check/,
    ],
    ['a file that is not there', ['nothing.pcap', 'state-3.json', '-c', 'one.yaml'], 3, /nothing\.pcap/],
  ])('%s is told', (_, args, status, message) => {
    const paths = args.map((arg) => (arg.startsWith('-') ? arg : inFolder(arg)));
    expect(telltale('compare', ...paths)).toMatchObject({ status, stderr: expect.stringMatching(message) });
  });
});

describe('telltale differ', () => {
  const cases = ['--case-a', inFolder('one.yaml'), '--case-b', inFolder('other.yaml')];
  const runs = [inFolder('a'), inFolder('b'), inFolder('a-again')];

  test('tells the field that is derived from the identity', () => {
    const { status, stdout } = telltale('differ', ...runs, ...cases, '-f', 'json');
    const { fields } = JSON.parse(stdout);
    expect(fields).toMatchObject([{ proof: 'derived', path: 'body/json:/device', opened: [] }]);
    expect(fields[0].candidates).toContain('imei1');
    expect(status).toBe(1);
  });

  test('says so in words, and without a repeated run that nothing is proven', () => {
    expect(telltale('differ', ...runs, ...cases).stdout).toContain('Derived from the identity');
    const [a = '', b = ''] = runs;
    const unconfirmed = telltale('differ', a, b, ...cases);
    expect(unconfirmed).toMatchObject({ status: 0, stdout: expect.stringContaining('only a repeat') });
    expect(telltale('differ', a, b, ...cases, '--fail-on', 'warning').status).toBe(1);
  });

  test.each<[string, readonly number[], readonly string[], RegExp]>([
    ['in the order a, again, b', [0, 2, 1], ['one', 'other'], /a-again and .*b show the other identity/],
    [
      'with their cases swapped',
      [0, 1, 2],
      ['other', 'one'],
      /a and .*b and .*a-again show the other identity/,
    ],
    ['with one identity in both cases', [0, 1, 2], ['one', 'one'], /have the same identity/],
  ])('runs %s are refused', (_, order, [caseA, caseB], message) => {
    const given = order.map((index) => runs[index] ?? '');
    const by = ['--case-a', inFolder(`${caseA}.yaml`), '--case-b', inFolder(`${caseB}.yaml`)];
    expect(telltale('differ', ...given, ...by)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });

  test('without both cases it says that nobody checked which identity a run had', () => {
    const { stdout } = telltale('differ', ...runs);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Nobody checked which identity each run had');
    const checked = telltale('differ', ...runs, ...cases, '-f', 'json');
    const { a, b, again } = JSON.parse(checked.stdout).runs;
    for (const { identity } of [a, b, again]) {
      expect(identity.of).toBeGreaterThan(40);
      expect(identity.shown).toBe(identity.of);
    }
  });

  test('of the demo, run three times, nonces are subtracted', () => {
    const scenarios = ['clean-control', 'keyed-hash'];
    for (const [name, seed] of [
      ['run-a', 'one'],
      ['run-b', 'two'],
      ['run-a2', 'one'],
    ] as const)
      telltale('demo', '-q', '--seed', seed, '--out', inFolder(name), '--scenario', ...scenarios);
    const [clean, keyed] = scenarios.map((scenario) => {
      const at = (run: string, part: string) => inFolder(`${run}/${part}/${scenario}`);
      const by = ['--case-a', `${at('run-a', 'cases')}.yaml`, '--case-b', `${at('run-b', 'cases')}.yaml`];
      const paths = ['run-a', 'run-b', 'run-a2'].map((run) => at(run, 'recordings'));
      return telltale('differ', ...paths, ...by, '-f', 'json');
    });
    expect(clean?.status).toBe(0);
    expect(JSON.parse(clean?.stdout ?? '')).toMatchObject({ fields: [], compared: { random: 2 } });
    expect(keyed?.status).toBe(1);
    expect(JSON.parse(keyed?.stdout ?? '').fields).toMatchObject([
      { proof: 'derived', path: 'body/json:/device' },
    ]);
  }, 60_000);

  test('a run that is held against itself is refused', () => {
    const [a = '', b = ''] = runs;
    const { status, stderr } = telltale('differ', a, b, a);
    expect(status).toBe(2);
    expect(stderr).toContain('are the same capture');
  });

  test('--vary needs a fourth run, and a fourth run needs --vary', () => {
    expect(telltale('differ', ...runs, ...cases, '--vary', 'imei1').status).toBe(2);
    expect(telltale('differ', ...runs, runs[0] ?? '', ...cases).status).toBe(2);
    expect(telltale('differ', ...runs, runs[0] ?? '', ...cases, '--vary', 'nobody').status).toBe(2);
  });
});
