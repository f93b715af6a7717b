import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthority } from '../src/capture/index.ts';
import { newIdentity, seededRandom } from '../src/case/index.ts';
import { renderJunit, renderSarif, renderStix } from '../src/report/index.ts';
import {
  githubFaults,
  junitFaults,
  type SarifLog,
  type StixBundle,
  sarifFaults,
  stixFaults,
} from '../src/report/testing/index.ts';
import { examineScenario, runScenario, SCENARIO_MARKET, scenarios } from '../src/specimen/index.ts';
import { FORMATS } from '../src/tools/cli/formats.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'machine-formats-'));
const inFolder = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

function telltale(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/tools/cli/bin.ts'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  return { status, stdout, stderr };
}

const CASE = join(root, 'examples', 'case.yaml');
const CAPTURES = ['first-boot.pcap', 'app.har'].map((name) => join(root, 'examples', name));
const scan = (...args: readonly string[]) => telltale('scan', ...CAPTURES, '--case', CASE, ...args);

describe('telltale scan --format', () => {
  // A PDF takes a browser: tests/report has it.
  test.each(FORMATS.scan.filter((format) => format !== 'pdf'))(
    '%s leaves the exit status as it is, printed or in a file',
    (format) => {
      const printed = scan('-f', format);
      expect(printed.status).toBe(1);
      const out = inFolder(`out.${format}`);
      const written = scan('-f', format, '--fail-on', 'never', '-o', out);
      expect(written).toMatchObject({ status: 0, stdout: '' });
      if (format !== 'junit') expect(readFileSync(out, 'utf8')).toBe(printed.stdout);
    },
  );

  test('sarif and sarif-github hold the standard', () => {
    const log = JSON.parse(scan('-f', 'sarif').stdout) as SarifLog;
    expect(sarifFaults(log)).toEqual([]);
    expect(log.runs?.[0]?.results.length).toBeGreaterThan(5);
    const uploaded = JSON.parse(scan('-f', 'sarif-github').stdout) as SarifLog;
    expect([...sarifFaults(uploaded), ...githubFaults(uploaded)]).toEqual([]);
  });

  test('sarif points at the bytes in the capture', () => {
    const log = JSON.parse(scan('-f', 'sarif').stdout) as SarifLog;
    const places = log.runs?.[0]?.results.flatMap(({ locations }) => locations) ?? [];
    const held = places.flatMap(({ physicalLocation: { artifactLocation, region }, logicalLocations }) => {
      if (artifactLocation.uri !== 'first-boot.pcap' || region?.byteOffset === undefined) return [];
      const bytes = readFileSync(CAPTURES[0] as string).subarray(region.byteOffset);
      return [[logicalLocations?.[1]?.name, bytes.toString('latin1', 0, region.byteLength)]];
    });
    const [, imei] = /id: "imei1", kind: imei, value: "(\d+)"/.exec(readFileSync(CASE, 'utf8')) ?? [];
    expect(imei).toHaveLength(15);
    expect(held).toContainEqual(['imei', imei]);
  });

  test('junit fails what --fail-on fails', () => {
    const failures = (...args: readonly string[]) =>
      /failures="(\d+)"/.exec(scan('-f', 'junit', ...args).stdout)?.[1] ?? '';
    expect(junitFaults(scan('-f', 'junit').stdout)).toEqual([]);
    expect(Number(failures('--fail-on', 'warning'))).toBeGreaterThan(Number(failures()));
    expect(failures('--fail-on', 'never')).toBe('0');
  });

  test('stix takes who publishes it and who may pass it on', () => {
    const { stdout } = scan('-f', 'stix', '--publisher', 'A laboratory', '--tlp', 'green');
    const bundle = JSON.parse(stdout) as StixBundle;
    expect(stixFaults(bundle)).toEqual([]);
    expect(bundle.objects.slice(0, 2)).toMatchObject([{ name: 'TLP:GREEN' }, { name: 'A laboratory' }]);
  });
});

test.each(['scan', 'compare', 'differ'] as const)(
  '%s refuses a format that is none with those that are',
  (command) => {
    const { status, stderr } = telltale(command, 'a', 'b', '--format', 'xml');
    expect(status).toBe(2);
    for (const format of FORMATS[command]) expect(stderr).toContain(format);
  },
);

test('--help names every format', () => {
  for (const command of ['scan', 'compare'] as const) {
    const help = telltale(command, '--help').stdout.replace(/\s+/g, ' ');
    for (const format of FORMATS[command]) expect(help).toContain(`"${format}"`);
  }
});

describe('the recipe for a pipeline', () => {
  const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
  const commands = [...page.matchAll(/npx telltale (.+)/g)].map(([, rest = '']) => rest.split(' '));

  beforeAll(() => {
    mkdirSync(inFolder('captures'));
    for (const name of ['first-boot.pcap', 'app.har'])
      copyFileSync(join(root, 'examples', name), inFolder(join('captures', name)));
    copyFileSync(CASE, inFolder('case.yaml'));
    writeFileSync(
      inFolder('waivers.yaml'),
      'telltale: waivers/1\nwaivers: [{ finding: "fnd:0", owner: A, reason: b, expires: 2000-01-01 }]\n',
    );
    telltale('scan', 'captures/', '--case', 'case.yaml', '--format', 'json', '--out', 'before.json');
  });

  test('has commands', () => {
    expect(commands.length).toBeGreaterThan(4);
  });

  test.each(commands.map((args) => [args.join(' '), args] as const))('%s', (_, args) => {
    const { status, stderr } = telltale(...args);
    expect([status, stderr.replace(/.*%.*/g, '').trim()]).toEqual([1, '']);
    expect(readFileSync(inFolder(args.at(-1) as string), 'utf8').length).toBeGreaterThan(100);
  });
});

describe('of what the specimen’s phone tells', () => {
  const identity = newIdentity(SCENARIO_MARKET, seededRandom('machine formats'));
  const values = identity
    .flatMap(({ value }) => value)
    .flatMap((value) => [value, value.replace(/\D/g, '')])
    .filter((value) => value.length >= 8);

  test.each(['state-1', 'state-4', 'nested-gzip', 'pinned-host', 'xmpp-stream'])(
    '%s every format is whole, and none has a planted value',
    async (id) => {
      const scenario = scenarios.find((each) => each.id === id);
      if (scenario === undefined) throw new RangeError(`there is no scenario ${id}`);
      const authority = await openAuthority(inFolder('authority'));
      const run = await runScenario(scenario, { seed: 'machine formats', authority, identity });
      const tool = { name: 'telltale', version: '0' } as const;
      const examination = examineScenario(run, { tables: [], tool, reveal: true });
      expect(examination.sightings.some(({ seen }) => seen !== undefined)).toBe(id !== 'pinned-host');
      const sarif = [...renderSarif(examination)].join('');
      const github = [...renderSarif(examination, { profile: 'github' })].join('');
      const junit = [...renderJunit(examination, { levels: ['error'] })].join('');
      const stix = [...renderStix(examination)].join('');
      expect(sarifFaults(JSON.parse(sarif))).toEqual([]);
      expect([...sarifFaults(JSON.parse(github)), ...githubFaults(JSON.parse(github))]).toEqual([]);
      expect(junitFaults(junit)).toEqual([]);
      expect(stixFaults(JSON.parse(stix))).toEqual([]);
      const all = sarif + github + junit + stix;
      expect(values.filter((value) => all.includes(value))).toEqual([]);
    },
    60_000,
  );
});
