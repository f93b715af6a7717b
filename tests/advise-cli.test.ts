import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openAuthority } from '../src/capture/index.ts';
import { newIdentity, seededRandom } from '../src/case/index.ts';
import { runScenario, SCENARIO_MARKET, scenarioCaseText, scenarios } from '../src/specimen/index.ts';
import { main } from '../src/tools/cli/main.ts';
import { csafFaults } from './csaf-validator.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'advise-cli-'));
const inFolder = (name: string) => join(folder, name);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** One command line, its paths from the folder of the test. */
/** One command line, its paths from the folder of the test. */
async function telltale(...args: readonly string[]) {
  const [stdout, stderr] = [heard(process.stdout), heard(process.stderr)];
  try {
    const words = args.map((word) => (/^[\w-]+(?:\.(?:json|yaml)|\/)$/.test(word) ? inFolder(word) : word));
    const status = await main(['node', 'telltale', ...words]);
    return { status, stdout: stdout.text(), stderr: stderr.text().replaceAll(`${folder}/`, '') };
  } finally {
    stdout.restore();
    stderr.restore();
  }
}

function heard(stream: NodeJS.WriteStream) {
  const pieces: string[] = [];
  const write = vi.spyOn(stream, 'write').mockImplementation((text) => pieces.push(String(text)) > 0);
  return { text: () => pieces.join(''), restore: () => write.mockRestore() };
}

const identity = newIdentity(SCENARIO_MARKET, seededRandom('advised'));
const AT = ['--at', '2014-10-20'];

/** As the example that ships, with what is given after it. */
const advisoryText = (more = '') => readFileSync(join(root, 'examples/advisory.yaml'), 'utf8') + more;

beforeAll(async () => {
  // The tables of whoever runs the tests are none of theirs.
  vi.stubEnv('HOME', folder);
  // Each command line listens for the end of standard output.
  process.stdout.setMaxListeners(100);
  const authority = await openAuthority(inFolder('authority'));
  for (const id of ['state-1', 'state-3', 'clean-control']) {
    const scenario = scenarios.find((each) => each.id === id);
    if (scenario === undefined) throw new RangeError(`there is no scenario ${id}`);
    const run = await runScenario(scenario, { seed: 'advised', authority, identity, folder: inFolder(id) });
    writeFileSync(inFolder(`${id}.yaml`), `${scenarioCaseText(run)}\nadvisory: advisory.yaml\n`);
    const saved = await telltale(
      'scan',
      inFolder(id),
      '-c',
      `${id}.yaml`,
      '-f',
      'json',
      '-o',
      `${id}.json`,
      '--fail-on',
      'never',
    );
    expect(saved).toMatchObject({ status: 0 });
  }
  writeFileSync(inFolder('advisory.yaml'), advisoryText());
}, 120_000);

describe('telltale advise', () => {
  test('makes CSAF that the validator takes, by the file that the case names', async () => {
    const { status, stdout, stderr } = await telltale(
      'advise',
      'state-1.json',
      'state-3.json',
      '-c',
      'state-1.yaml',
      ...AT,
    );
    expect(status).toBe(0);
    expect((await csafFaults(JSON.parse(stdout))).mandatory).toEqual([]);
    expect(stderr).toMatch(
      /This is version \d+\. Once it is published, add to the file's revisions:\n {2}- \{ at: "2014-10-20T00:00:00Z", tests: \[tst:/,
    );
  });

  test('what it says to add makes no further version', async () => {
    const first = await telltale('advise', 'state-1.json', '--advisory', 'advisory.yaml', ...AT);
    const line = first.stderr.split('\n').find((each) => each.startsWith('  - ')) ?? '';
    writeFileSync(inFolder('published.yaml'), advisoryText(`revisions:\n${line}\n`));
    const again = await telltale(
      'advise',
      'state-1.json',
      '--advisory',
      'published.yaml',
      '--at',
      '2014-10-21',
    );
    expect(again).toMatchObject({ status: 0, stderr: expect.not.stringContaining('This is version') });
    const retested = await telltale(
      'advise',
      'state-1.json',
      'state-3.json',
      '--advisory',
      'published.yaml',
      '--at',
      '2014-10-21',
    );
    expect(retested.stderr).toMatch(/^This is version 2\./);
    const dropped = await telltale(
      'advise',
      'state-3.json',
      '--advisory',
      'published.yaml',
      '--at',
      '2014-10-21',
    );
    expect(dropped).toMatchObject({ status: 2, stderr: expect.stringContaining('fault 5 (ignored-retest)') });
  });

  test('writes everything into a folder, and no value with it', async () => {
    const args = ['advise', 'state-1.json', 'state-3.json', '--advisory', 'advisory.yaml', ...AT];
    expect((await telltale(...args, '--out', 'all/')).status).toBe(0);
    const names = readdirSync(inFolder('all')).sort();
    expect(names).toEqual([
      'ex-2014-001-acknowledgement.json',
      'ex-2014-001-circular-families.html',
      'ex-2014-001-circular-families.md',
      'ex-2014-001-circular-personnel.html',
      'ex-2014-001-circular-personnel.md',
      'ex-2014-001-circular-public.html',
      'ex-2014-001-circular-public.md',
      'ex-2014-001.hosts',
      'ex-2014-001.html',
      'ex-2014-001.json',
      'ex-2014-001.md',
      'ex-2014-001.nft',
      'ex-2014-001.rules',
    ]);
    const all = names.map((name) => readFileSync(inFolder(join('all', name)), 'utf8')).join('\n');
    const values = identity.flatMap(({ value }) =>
      typeof value === 'string' && value.length > 12 ? [value] : [],
    );
    expect(values.length).toBeGreaterThan(20);
    expect(values.filter((value) => all.includes(value))).toEqual([]);
  });

  test.each(['csaf', 'html', 'markdown', 'circular', 'acknowledgement', 'hosts', 'nft', 'suricata', 'vex'])(
    'writes %s',
    async (format) => {
      const args = ['advise', 'state-1.json', 'state-3.json', '--advisory', 'advisory.yaml', ...AT];
      const { status, stdout } = await telltale(...args, '--format', format, '--audience', 'families');
      expect(status).toBe(0);
      expect(stdout.length).toBeGreaterThan(100);
    },
  );

  test('of a clean phone it is informational', async () => {
    const { stdout } = await telltale('advise', 'clean-control.json', '--advisory', 'advisory.yaml', ...AT);
    expect(JSON.parse(stdout).document.category).toBe('csaf_informational_advisory');
  });

  test('says on standard error, too, that it is stale', async () => {
    const { status, stderr } = await telltale(
      'advise',
      'state-1.json',
      '--advisory',
      'advisory.yaml',
      '--at',
      '2016-01-01',
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/^STALE: Its evidence is \d+ days old/m);
  });

  test.each<[string, string[], RegExp]>([
    ['no file of the advisory', ['state-1.json'], /say with --advisory/],
    ['a case that names none', ['state-1.json', '-c', 'plain.yaml'], /has no field advisory/],
    ['a file that is not there', ['state-1.json', '--advisory', 'none.yaml'], /cannot read none\.yaml/],
    [
      'an examination that is not there',
      ['none.json', '--advisory', 'advisory.yaml'],
      /cannot read none\.json/,
    ],
    ['what is no examination', ['advisory.yaml', '--advisory', 'advisory.yaml'], /advisory\.yaml is no JSON/],
    [
      'an audience that there is not',
      ['state-1.json', '--advisory', 'advisory.yaml', '--audience', 'nobody'],
      /there is no audience "nobody"; there are: personnel, families, public/,
    ],
    ['a time that is none', ['state-1.json', '--advisory', 'advisory.yaml', '--at', 'soon'], /is not a time/],
    [
      'a notice of a first version',
      ['state-1.json', '--advisory', 'advisory.yaml', '-f', 'notice', ...AT],
      /no earlier version/,
    ],
    [
      'a fault of 2014',
      ['state-1.json', '--advisory', 'faulty.yaml', ...AT],
      /fault 3 \(place-without-table\): overview names "Beijing"/,
    ],
    [
      'a value in a text of the file',
      ['state-1.json', '--advisory', 'telling.yaml', '-c', 'state-1.yaml', ...AT],
      /the value of own\.number stands in a text/,
    ],
  ])('%s is told', async (_, args, says) => {
    writeFileSync(inFolder('plain.yaml'), 'telltale: case/1\nidentity: []\n');
    writeFileSync(inFolder('faulty.yaml'), advisoryText('overview: Data goes to Beijing.\n'));
    const own = identity.find(({ id }) => id === 'own.number')?.value;
    writeFileSync(inFolder('telling.yaml'), advisoryText(`overview: It sent ${own}.\n`));
    const { status, stdout, stderr } = await telltale('advise', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain(String(own));
  });
});

describe('a value in a text of the file is found in any writing of it, wherever it stands:', () => {
  const own = () => String(identity.find(({ id }) => id === 'own.number')?.value);
  test.each<[string, () => string]>([
    ['without its blanks', () => `overview: It sent ${own().replaceAll(' ', '')}.`],
    ['as it is dialled at home', () => `overview: It sent 0${own().replaceAll(' ', '').slice(3)}.`],
    ['in base64', () => `impact: It sent ${btoa(own().replaceAll(' ', ''))}.`],
    [
      'in what is told of a deadline',
      () =>
        `disclosure: { deadline: 2015-01-01, extended: [{ at: 2014-09-01, until: 2015-01-01, because: "of ${own()}" }] }`,
    ],
  ])('%s', async (_, text) => {
    writeFileSync(
      inFolder('telling.yaml'),
      advisoryText().replace(/^disclosure:.*\n(?: .*\n)*/m, '') + text(),
    );
    const [advised, disclosed] = [
      await telltale('advise', 'state-1.json', '--advisory', 'telling.yaml', '-c', 'state-1.yaml', ...AT),
      await telltale(
        'advise',
        'state-1.json',
        '--advisory',
        'telling.yaml',
        '-c',
        'state-1.yaml',
        '-o',
        'none/',
        ...AT,
      ),
    ];
    for (const { status, stdout, stderr } of [advised, disclosed]) {
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(
        /the value of own\.number stands in a text of the advisory's file \([a-z0-9.[\]]+\)/,
      );
    }
    expect(existsSync(inFolder('none'))).toBe(false);
  });

  test('without a case nobody can look, and that is said', async () => {
    const { stderr } = await telltale('advise', 'state-1.json', '--advisory', 'advisory.yaml', ...AT);
    expect(stderr).toContain('Nobody looked whether a value of an identifier stands in the texts');
  });
});

describe('telltale disclose', () => {
  test('tells where it stands, of a case and of the file itself alike', async () => {
    const [ofCase, ofFile] = [
      await telltale('disclose', 'state-1.yaml', ...AT),
      await telltale('disclose', 'advisory.yaml', ...AT),
    ];
    expect(ofCase).toMatchObject({ status: 0, stdout: expect.stringContaining('Vendor asked') });
    expect(ofFile).toEqual(ofCase);
  });

  test('exits with 1 where the deadline has passed and nothing was published', async () => {
    const { status, stdout } = await telltale('disclose', 'advisory.yaml', '--at', '2015-06-01');
    expect(status).toBe(1);
    expect(stdout).toContain('The deadline has come: publish');
  });

  test.each(['vendor', 'authority'])(
    'writes the letter to the %s with the findings filled in',
    async (to) => {
      const { status, stdout } = await telltale(
        'disclose',
        'advisory.yaml',
        '--letter',
        to,
        '-e',
        'state-1.json',
        ...AT,
      );
      expect(status).toBe(0);
      expect(stdout).toContain('own phone number (own.number): sent without TLS');
      expect(stdout).toContain('\\[name, office, signature\\]');
      expect(
        identity.filter(
          ({ value }) => typeof value === 'string' && value.length > 12 && stdout.includes(value),
        ),
      ).toEqual([]);
    },
  );

  test('a letter to a vendor that was not asked yet can be written', async () => {
    writeFileSync(
      inFolder('unasked.yaml'),
      advisoryText().replace(/^vendor:\n(?: .*\n)+/m, 'vendor: { contact: a@b.example }\n'),
    );
    const letter = await telltale(
      'disclose',
      'unasked.yaml',
      '--letter',
      'vendor',
      '-e',
      'state-1.json',
      ...AT,
    );
    expect(letter).toMatchObject({ status: 0, stderr: '' });
    expect((await telltale('advise', 'state-1.json', '--advisory', 'unasked.yaml', ...AT)).stderr).toContain(
      'fault 7',
    );
  });

  test('a letter without examinations is refused', async () => {
    expect(await telltale('disclose', 'advisory.yaml', '--letter', 'vendor')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--examination'),
    });
  });
});
