import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCase } from '../src/case/index.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'telltale-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CASE = join(root, 'examples', 'case.yaml');
const PCAP = join(root, 'examples', 'first-boot.pcap');
const HAR = join(root, 'examples', 'app.har');

function telltale(args: readonly string[], input?: Uint8Array) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/tools/cli/bin.ts'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      ...(input === undefined ? {} : { input }),
    },
  );
  return { status, stdout, stderr };
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('paths that are given through npm are those of the folder where it was typed', () => {
  const from = (script: string) =>
    spawnSync(process.execPath, ['src/tools/cli/bin.ts', 'scan', 'typed.pcap', '--case', CASE], {
      cwd: root,
      env: { ...process.env, npm_lifecycle_event: script, INIT_CWD: folder },
    }).status;
  writeFileSync(join(folder, 'typed.pcap'), readFileSync(PCAP));
  expect(from('telltale')).toBe(1);
  expect(from('test')).toBe(3);
});

test('the README shows what the tool prints', () => {
  const { status, stdout } = telltale(['scan', PCAP, HAR, '--case', CASE]);
  expect(status).toBe(1);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, shown = ''] = /```\n(A phone out of the box[\s\S]*?) {2}…\n```/.exec(readme) ?? [];
  expect(shown).not.toBe('');
  expect(stdout.startsWith(shown)).toBe(true);
});

/** The example without its phases: nobody says what was agreed to. */
const UNASKED = written('unasked.yaml', readFileSync(CASE, 'utf8').replace(/^phases:[\s\S]*/m, ''));
/** A phone that was watched while it counted far more than was captured. */
const COUNTED = written(
  'counted.yaml',
  readFileSync(UNASKED, 'utf8').replace(
    'bearers: [wifi]',
    '$&, counters: { wifi: { sent: 9000, received: 9000 } }',
  ),
);

test.each([
  ['an error in the result', [PCAP, '--case', CASE], 1],
  ['nothing above a warning', [HAR, '--case', UNASKED], 0],
  ['a warning that is asked for', [HAR, '--case', UNASKED, '--fail-on', 'warning'], 1],
  ['what was sent before anyone was asked', [HAR, '--case', CASE], 1],
  ['enough that could be read', [HAR, '--case', UNASKED, '--require-coverage', '95%'], 0],
  ['less than that', [HAR, '--case', COUNTED, '--require-coverage', '0.95'], 4],
  ['an error, however little could be read', [PCAP, '--case', COUNTED, '--require-coverage', '1'], 1],
  ['errors that shall not count', [PCAP, '--case', CASE, '--fail-on', 'never'], 0],
] as const)('exit status for %s', (_, args, status) => {
  expect(telltale(['scan', ...args]).status).toBe(status);
});

test.each([
  ['no case', ['scan', PCAP], 2, /--case/],
  ['an unknown option', ['scan', PCAP, '--case', CASE, '--revael'], 2, /--reveal/],
  ['an unknown command', ['scna', PCAP], 2, /scan/],
  ['a share that is none', ['scan', PCAP, '--case', CASE, '--require-coverage', '2'], 2, /from 0 to 1/],
  ['an unknown format', ['scan', PCAP, '--case', CASE, '--format', 'xml'], 2, /text, json, ndjson/],
  ['a case file that is not there', ['scan', PCAP, '--case', 'nowhere.yaml'], 2, /nowhere\.yaml/],
  ['a key log that is not there', ['scan', PCAP, '--case', CASE, '--keys', 'nowhere.log'], 2, /nowhere\.log/],
  ['a capture that is not there', ['scan', 'nowhere.pcap', '--case', CASE], 3, /nowhere\.pcap/],
  ['a file that is no capture', ['scan', CASE, '--case', CASE], 3, /case\.yaml/],
] as const)('%s is told in a few words', (_, args, status, said) => {
  const result = telltale(args);
  expect(result.status).toBe(status);
  expect(result.stderr).toMatch(said);
  expect(result.stderr).not.toMatch(/^\s+at /m);
  expect(result.stdout).toBe('');
});

test('every fault of a case file is told with its line, and no value', () => {
  const wrong = written(
    'wrong.yaml',
    'telltale: case/1\nidentty: []\nidentity:\n  - { id: a, kind: imie, value: "490154203237518" }\n  - { id: a, kind: imei, valeu: "490154203237518" }\n',
  );
  const { status, stderr } = telltale(['scan', PCAP, '--case', wrong]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/wrong\.yaml:2:1: .*identity/);
  expect(stderr).toMatch(/wrong\.yaml:4:\d+: .*imei/);
  expect(stderr).toMatch(/wrong\.yaml:5:\d+: .*value/);
  expect(stderr).not.toContain('490154203237518');
});

test('standard input, a folder and named files give the same sightings', () => {
  const sightings = (args: readonly string[], input?: Uint8Array) =>
    JSON.parse(telltale(['scan', ...args, '--case', CASE, '--format', 'json'], input).stdout).sightings.map(
      ({ id }: { id: string }) => id,
    );
  const named = sightings([PCAP]);
  expect(named.length).toBeGreaterThan(4);
  expect(sightings(['-'], readFileSync(PCAP))).toEqual(named);
  expect(sightings([join(root, 'examples')])).toEqual(sightings([PCAP, HAR]));
});

test('--out writes the file and prints nothing', () => {
  const out = join(folder, 'result.json');
  expect(telltale(['scan', PCAP, '--case', CASE, '--format', 'json', '--out', out]).stdout).toBe('');
  expect(JSON.parse(readFileSync(out, 'utf8')).telltale).toBe('examination/1');
});

test('NDJSON is one value to a line, the examination first', () => {
  const lines = telltale(['scan', PCAP, '--case', CASE, '--format', 'ndjson', '--messages'])
    .stdout.trimEnd()
    .split('\n');
  const names = lines.map((line) => Object.keys(JSON.parse(line)).join());
  expect(names[0]).toBe('examination');
  expect(new Set(names)).toEqual(
    new Set([
      'examination',
      'capture',
      'identifier',
      'message',
      'sighting',
      'destination',
      'finding',
      'notice',
    ]),
  );
});

test('no output has colour where it is no terminal', () => {
  expect(telltale(['scan', PCAP, '--case', CASE]).stdout).not.toContain('\x1b');
});

test('identity new makes a case file that is examined without a fault, and never writes over one', () => {
  const make = () =>
    telltale(['identity', 'new', '--market', 'sg', '--out', 'made', '--set', 'imei1=490154203237518']);
  expect(make()).toMatchObject({ status: 0 });
  for (const name of ['case.yaml', 'contacts.vcf', 'sms.csv'])
    expect(existsSync(join(folder, 'made', name))).toBe(true);
  expect(telltale(['scan', PCAP, '--case', 'made/case.yaml'])).toMatchObject({ status: 0 });
  expect(make()).toMatchObject({ status: 2, stderr: expect.stringContaining('--force') });
});

test('identity new makes up nothing that belongs to the phone or its SIM', () => {
  const made = telltale([
    'identity',
    'new',
    '--market',
    'IN',
    '--out',
    'own',
    '--set',
    'imsi=404100123456789',
  ]);
  expect(made.stdout).toMatch(
    /Left out, because only the phone and its SIM can tell them: imei1, .*own\.number/,
  );
  expect(made.stdout).toContain('--set imei1=… --force');
  const text = readFileSync(join(folder, 'own', 'case.yaml'), 'utf8');
  const { identity } = readCase(text, 'case.yaml').case;
  expect(identity.filter(({ fixed }) => fixed)).toEqual([
    { id: 'imsi', kind: 'imsi', value: '404100123456789', fixed: true },
  ]);
  expect(identity.map(({ id }) => id)).toContain('contact1.number');
  // What is left out is added by taking the # out and putting the value in.
  const whole = text.replaceAll('  # - {', '  - {').replaceAll('value: "…"', 'value: "1234567890123"');
  expect(readCase(whole, 'case.yaml').case.identity.filter(({ fixed }) => fixed)).toHaveLength(12);
});

test('identity new says what it does not know', () => {
  const set = telltale(['identity', 'new', '--market', 'IN', '--set', 'imie=1']);
  expect(set).toMatchObject({ status: 2, stderr: expect.stringContaining('imei1') });
  expect(telltale(['identity', 'new', '--market', 'Q'])).toMatchObject({ status: 2 });
});

test('help has examples', () => {
  expect(telltale(['scan', '--help']).stdout).toContain('Examples:');
  // What may be repeated has no default that a reader could use.
  expect(telltale(['verify', '--help']).stdout).not.toContain('default: []');
  expect(telltale(['--help']).stdout).toContain('scan');
});
