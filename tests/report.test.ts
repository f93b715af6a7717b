import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Identifier, newIdentity, seededRandom } from '../src/case/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { languages, renderHtml, renderJson, renderMarkdown } from '../src/report/index.ts';
import { SCENARIO_MARKET, scenarios } from '../src/specimen/index.ts';
import { main } from '../src/tools/cli/main.ts';
import { examinedScenario } from './examined-scenario.ts';

/*
 * The report of every scenario of the specimen: none of the values that were planted is in it, in any common writing, and
 * what was found is. From the command line it is made of a saved examination and of a capture alike.
 */

const folder = mkdtempSync(join(tmpdir(), 'telltale-report-'));
const inFolder = (name: string) => join(folder, name);
const identity = newIdentity(SCENARIO_MARKET, seededRandom('report'));
const examinations = new Map<string, Examination>();

beforeAll(async () => {
  process.stdout.setMaxListeners(100);
  process.stderr.setMaxListeners(100);
  vi.stubEnv('HOME', folder);
  for (const scenario of scenarios)
    examinations.set(
      scenario.id,
      await examinedScenario(scenario, identity, { reveal: scenario.id === 'state-1' }),
    );
  writeFileSync(
    inFolder('state-4.json'),
    [...renderJson(examinations.get('state-4') as Examination)].join(''),
  );
  writeFileSync(
    inFolder('revealed.json'),
    [...renderJson(examinations.get('state-1') as Examination)].join(''),
  );
}, 120_000);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Short and common values stand in any text: those say nothing. */
const LEAST_TELLING = 6;

/** The name of the network operator is as common as any. */
function planted(all: readonly Identifier[]): string[] {
  return all
    .filter(({ kind }) => kind !== 'carrier')
    .flatMap(({ value }) => value)
    .filter(({ length }) => length >= LEAST_TELLING);
}

function writingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const digits = value.replace(/\D/g, '');
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [
    value,
    encodeURIComponent(value),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    ...shifted.filter(({ length }) => length >= LEAST_TELLING + 2),
    ...(digits.length >= 8 ? [digits, digits.slice(-10)] : []),
  ].filter(({ length }) => length >= LEAST_TELLING);
}

describe.each(scenarios.map(({ id }) => id))('%s', (id) => {
  const of = () => examinations.get(id) as Examination;

  test.each(Object.entries(languages))('holds no planted value (%s)', (_, words) => {
    const forms = planted(identity).flatMap(writingsOf);
    expect(forms.length).toBeGreaterThan(100);
    for (const text of [
      renderHtml(of(), { words, reveal: false }),
      renderMarkdown(of(), { words, reveal: false }),
    ]) {
      const lower = text.toLowerCase();
      expect(forms.filter((form) => lower.includes(form.toLowerCase()))).toEqual([]);
    }
  });

  test('tells each identifier that was sighted, each claim and each rule that found something', () => {
    const html = renderHtml(of(), { words: languages.en, reveal: false });
    for (const { identifier } of of().sightings) expect(html).toContain(identifier);
    for (const claim of of().claims)
      expect(html).toContain(`#claim-${of().claims.indexOf(claim) + 1}`.slice(1));
    for (const { rule, level } of of().findings)
      if (level !== 'note') expect(html).toContain(languages.en.rules[rule] ?? rule);
  });
});

test('of what was sent in plain text before anyone was asked the first page says so', () => {
  const html = renderMarkdown(examinations.get('state-1') as Examination, {
    words: languages.en,
    reveal: false,
  });
  expect(html).toContain(
    '5 identifiers left without the person’s agreement. 5 identifiers went in plain text',
  );
});

test('of the control the first page accuses nobody and calls nothing clean', () => {
  const page = renderMarkdown(examinations.get('clean-control') as Examination, {
    words: languages.en,
    reveal: false,
  });
  expect(page).toContain('**Nothing was seen, which is no proof that nothing was told.**');
});

async function telltale(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
  try {
    return { status: await main(['node', 'telltale', ...args]), stdout, stderr };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe('telltale report', () => {
  test('writes HTML of a saved examination, and nothing else', async () => {
    const out = inFolder('report.html');
    expect(await telltale('report', inFolder('state-4.json'), '--out', out)).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(readFileSync(out, 'utf8')).toBe(
      renderHtml(examinations.get('state-4') as Examination, { words: languages.en, reveal: false }),
    );
  });

  test('writes Markdown to standard output, in the language asked for', async () => {
    const { status, stdout } = await telltale(
      'report',
      inFolder('state-4.json'),
      '-f',
      'markdown',
      '--language',
      'de',
    );
    expect(status).toBe(0);
    expect(stdout).toContain(`## ${languages.de.doTitle}`);
  });

  test('shows values only where they are asked for and there', async () => {
    const imei = identity.find(({ id }) => id === 'imei1')?.value as string;
    const shown = await telltale('report', inFolder('revealed.json'), '--reveal');
    expect(shown.stdout).toContain(`<span class="value">${imei}</span>`);
    expect((await telltale('report', inFolder('revealed.json'))).stdout).not.toContain(imei);
  });

  test.each([
    ['a path where nothing is', 'missing.json', 'there is no examination'],
    ['a capture', '../examples/first-boot.pcap', 'telltale scan'],
    ['what is cut off', 'cut.json', 'was cut off'],
  ])('refuses %s and says what to do', async (_, name, says) => {
    writeFileSync(inFolder('cut.json'), '{"telltale":"examination/1",');
    const path = name.startsWith('../') ? join(import.meta.dirname, name) : inFolder(name);
    const { status, stderr } = await telltale('report', path);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });

  test('says what to do where no browser can print', async () => {
    const path = process.env.PATH ?? '';
    vi.stubEnv('PATH', folder);
    vi.stubEnv('CHROMIUM', '');
    try {
      const { status, stderr } = await telltale(
        'report',
        inFolder('state-4.json'),
        '-f',
        'pdf',
        '-o',
        inFolder('a.pdf'),
      );
      // A browser may be installed where no path is needed to find it.
      if (status !== 0) expect(stderr).toContain('write --format html and print that from any browser');
      expect([0, 2]).toContain(status);
    } finally {
      vi.stubEnv('PATH', path);
    }
  });

  test('says so of a browser that is none', async () => {
    writeFileSync(inFolder('browser'), '#!/bin/sh\nexit 3\n', { mode: 0o700 });
    vi.stubEnv('CHROMIUM', inFolder('browser'));
    const { status, stderr } = await telltale(
      'report',
      inFolder('state-4.json'),
      '-f',
      'pdf',
      '-o',
      inFolder('a.pdf'),
    );
    vi.stubEnv('CHROMIUM', '');
    expect(status).toBe(2);
    expect(stderr).toMatch(/printed no PDF \((?:it ended with 3|the browser went away|write EPIPE)\)/);
  });
});

describe('telltale scan', () => {
  const examples = join(import.meta.dirname, '../examples');
  const args = [join(examples, 'first-boot.pcap'), '--case', join(examples, 'case.yaml'), '--quiet'];

  test('refuses a language for what is no report', async () => {
    const { status, stderr } = await telltale('scan', ...args, '--language', 'de');
    expect(status).toBe(2);
    expect(stderr).toContain('--language is for reports (--format html, markdown, pdf)');
  });

  test.each(['html', 'markdown'])('writes the same report as %s, and exits as ever', async (format) => {
    const saved = inFolder('first-boot.json');
    expect((await telltale('scan', ...args, '--format', 'json', '--out', saved)).status).toBe(1);
    const direct = await telltale('scan', ...args, '--format', format);
    expect(direct.status).toBe(1);
    expect((await telltale('report', saved, '--format', format)).stdout).toBe(direct.stdout);
  });
});
