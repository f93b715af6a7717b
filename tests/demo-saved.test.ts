import { createPublicKey, verify } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Examination } from '../src/judge/index.ts';
import { judgeClaims } from '../src/judge/index.ts';
import { readExamination } from '../src/recheck/index.ts';
import { loadClaims } from '../src/run/index.ts';
import { scenarios } from '../src/specimen/index.ts';
import { main } from '../src/tools/cli/main.ts';
import { describeLeaks } from './demo-leaks.ts';
import { examinationFaults } from './examination-faults.ts';

/*
 * Every scenario of the demo, whole: what it wrote beside its recordings is all that anybody needs to come to the same
 * findings and verdicts. What cannot be stored is the table by which the migration is placed.
 */

const folder = mkdtempSync(join(tmpdir(), 'telltale-saved-'));
const out = join(folder, 'demo');
const MIGRATION = /^residency-/;

let printed = '';
/** Of the demo alone. */
let demoPrinted = '';

async function telltale(...args: string[]): Promise<number> {
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    return await main(['node', 'telltale', ...args]);
  } finally {
    write.mockRestore();
  }
}

beforeAll(async () => {
  // Each command line listens for the end of standard output.
  process.stdout.setMaxListeners(100);
  // The tables of whoever runs the tests are none of theirs.
  vi.stubEnv('HOME', folder);
  // Where it fails, what it printed says which scenario differs from its key.
  expect(await telltale('demo', '--quiet', '--run-seed', 'a seed', '--out', out), printed).toBe(0);
  demoPrinted = printed;
}, 120_000);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const saved = (id: string) => readFileSync(join(out, 'examinations', `${id}.json`), 'utf8');

async function scanned(id: string): Promise<string> {
  const path = join(folder, `${id}.json`);
  const args = [join(out, 'recordings', id), '--case', join(out, 'cases', `${id}.yaml`)];
  await telltale('scan', ...args, '--format', 'json', '--quiet', '--out', path);
  return readFileSync(path, 'utf8');
}

test('each scenario is saved with its case, and nothing else is', () => {
  const ids = scenarios.map(({ id }) => id).sort();
  const names = (part: string) => readdirSync(join(out, part)).map((name) => name.replace(/\.\w+$/, ''));
  for (const part of ['cases', 'examinations', 'recordings']) expect(names(part).sort()).toEqual(ids);
});

describe.each(scenarios.map(({ id }) => id))('%s', (id) => {
  test('its examination is as the published schema says', () => {
    expect(examinationFaults(saved(id))).toEqual([]);
  });

  test('a scan of its recording by its case comes to the same', async () => {
    const again = await scanned(id);
    if (MIGRATION.test(id)) expect(withoutPlaces(again)).toEqual(withoutPlaces(saved(id)));
    else expect(JSON.parse(again)).toEqual(JSON.parse(saved(id)));
  });

  test('its claims are judged again from what was saved alone', () => {
    const { claims, ...evidence } = readExamination(saved(id), id);
    expect(claims.length).toBeGreaterThan(0);
    expect(judgeClaims(loadClaims('xiaomi-2014'), evidence, evidence.findings)).toEqual(claims);
  });
});

/** Without what follows from where addresses stand. */
function withoutPlaces(json: string): unknown {
  const { tables: _, destinations, claims, ...rest } = JSON.parse(json) as Examination;
  return {
    ...rest,
    destinations: destinations.map(({ id, host, domain, addresses, contacts, party }) => ({
      id,
      host,
      domain,
      addresses,
      contacts,
      party,
    })),
    claims: claims.filter(({ parts }) => parts.every(({ residency }) => residency === undefined)),
  };
}

test('of the migration some claims are left to hold against each other', () => {
  const { claims } = withoutPlaces(saved('residency-m3')) as { claims: unknown[] };
  expect(claims.length).toBeGreaterThan(5);
});

describe('what is made of the examinations', () => {
  const read = (name: string) => readFileSync(join(out, name), 'utf8');

  test('every scenario has its page, and those with findings what other tools take', () => {
    for (const { id } of scenarios) {
      const { findings } = readExamination(saved(id), id);
      const endings = readdirSync(join(out, 'reports', id)).map((name) => name.replace(`${id}.`, ''));
      expect(endings, id).toContain('html');
      const forTools = ['md', 'sarif', 'junit.xml', 'stix.json'].filter((each) => endings.includes(each));
      expect(forTools.length, id).toBe(findings.length > 0 || /^state-[1-4]$/.test(id) ? 4 : 0);
    }
    for (const id of ['state-1', 'state-3'])
      expect(read(`reports/${id}/${id}.de.html`)).toContain('<html lang="de">');
  });

  test('its own bundles were checked, and all held', () => {
    const text = demoPrinted.replace(/\s+/g, ' ');
    const { findings, sightings } = readExamination(saved('state-1'), 'state-1');
    expect(text).toContain(
      `4 bundles verified: ${findings.length} of ${findings.length} findings, ${sightings.length} of ${sightings.length} sightings`,
    );
    const verified = read('seals/verified.txt');
    expect(verified.match(/-whole: verified$/gm)).toHaveLength(2);
    expect(verified.match(/-share-safe: verified as far as a share-safe bundle can be$/gm)).toHaveLength(2);
    expect(verified).not.toContain('NOT VERIFIED');
  });

  test('what the vendor gets is signed by the key that is given out', () => {
    const name = 'advisory/demo-2014-001-acknowledgement.json';
    const [text, signature] = [readFileSync(join(out, name)), readFileSync(join(out, `${name}.sig`))];
    const key = createPublicKey(read('keys/laboratory.pub'));
    expect(verify(null, text, key, signature)).toBe(true);
    expect(verify(null, Buffer.concat([text, Buffer.from(' ')]), key, signature)).toBe(false);
    expect(statSync(join(out, 'keys/laboratory.key')).mode & 0o077).toBe(0);
  });

  test('what each reader is told to open is there', () => {
    const [, first = ''] = /Open first\n([\s\S]*?)What lies where/.exec(read('README.txt')) ?? [];
    const paths = first.match(/[a-z]+\/[\w./-]+\w/g) ?? [];
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter((path) => !existsSync(join(out, path)))).toEqual([]);
    for (const path of paths) expect(demoPrinted).toContain(join(out, path));
    const page = readFileSync(new URL('../docs/demo.md', import.meta.url), 'utf8');
    for (const path of paths) expect(page).toContain(path);
  });

  test('nothing lies in the folder that its README does not name', () => {
    const guide = read('README.txt');
    const names = readdirSync(out, { withFileTypes: true })
      .filter(({ name }) => name !== 'README.txt')
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    expect(names.filter((name) => !guide.includes(`\n  ${name} `))).toEqual([]);
  });
});

describeLeaks(() => ({ folder: out, printed: demoPrinted }));

describe('the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const root = join(import.meta.dirname, '..');
  /** Its commands over what ships with the project and what the demo makes; those of bundles are tried with the bundles. */
  const commands = [...readme.matchAll(/^npm run -s telltale -- (.*(?:examples|telltale-demo)\/.*)$/gm)]
    .map(([, line = '']) => line)
    .filter((line) => !/^(bundle|verify) /.test(line));
  const argsOf = (line: string) =>
    line
      .split(' ')
      .map((word) =>
        word.replace(/^telltale-demo(?=\/)/, out).replace(/^examples(?=\/)/, join(root, 'examples')),
      );

  test.each(commands)('%s works', async (line) => {
    expect(await telltale(...argsOf(line), '--quiet', '--out', join(folder, 'printed'))).toBeLessThanOrEqual(
      1,
    );
  });

  test('shows what a retest prints', async () => {
    const [, shown = ''] = /```\n(Before the update, as new[\s\S]*?) {2}…\n```/.exec(readme) ?? [];
    expect(shown).not.toBe('');
    const line = commands.find((each) => each.startsWith('compare')) ?? '';
    await telltale(...argsOf(line), '--out', join(folder, 'compared'));
    expect(readFileSync(join(folder, 'compared'), 'utf8').startsWith(shown)).toBe(true);
  });

  test('shows what the demo says live', () => {
    const [, shown = ''] = /```\n(1 · Before the update[\s\S]*?) {2}…\n```/.exec(readme) ?? [];
    expect(shown).not.toBe('');
    for (const line of shown.trim().split('\n')) expect(printed).toContain(line.trim());
  });
});
