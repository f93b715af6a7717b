import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readCase } from '../src/case/index.ts';
import { compileIdentity, type Needles, redactor } from '../src/detect/index.ts';
import type { Examination } from '../src/judge/index.ts';
import type { Verification } from '../src/seal/index.ts';
import { scenarios } from '../src/specimen/index.ts';
import { telltale } from './bundles.ts';

/*
 * Every scenario of the demo in a bundle: whole, reduced, and share-safe. Whoever checks it comes to every finding again from
 * the raw bytes, or is told of each what cannot be checked.
 */

const folder = mkdtempSync(join(tmpdir(), 'telltale-sealed-'));
const demo = join(folder, 'demo');
const key = join(folder, 'lab.key');

beforeAll(async () => {
  vi.stubEnv('HOME', folder);
  expect((await telltale('demo', '--quiet', '--run-seed', 'a seed', '--out', demo)).status).toBe(0);
  expect((await telltale('key', 'new', '--out', key)).status).toBe(0);
}, 120_000);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const examinationOf = (id: string) => join(demo, 'examinations', `${id}.json`);
const caseOf = (id: string) => join(demo, 'cases', `${id}.yaml`);
const saved = (id: string): Examination => JSON.parse(readFileSync(examinationOf(id), 'utf8'));

async function bundled(id: string, ...more: string[]): Promise<string> {
  const out = join(folder, `${id}${more.join('')}`);
  const made = await telltale('bundle', examinationOf(id), '--key', key, '--out', out, ...more);
  expect(made.err).toBe('');
  return out;
}

async function verified(path: string, ...more: string[]): Promise<Verification> {
  const { status, out } = await telltale('verify', path, '--format', 'json', ...more);
  const result = JSON.parse(out) as Verification;
  expect(result.faults).toEqual([]);
  expect(status).toBe(0);
  return result;
}

describe.each(scenarios.map(({ id }) => id))('%s', (id) => {
  test('every finding, sighting and verdict comes out again', async () => {
    const { findings, sightings, claims } = saved(id);
    const { comparison } = await verified(await bundled(id));
    expect(comparison).toMatchObject({
      findings: { held: findings.length, of: findings.length },
      sightings: { held: sightings.length, of: sightings.length },
      claims: { held: claims.length, of: claims.length },
      notHeld: [],
    });
  });

  test('reduced, every sighting comes out with the same id, and what does not is told', async () => {
    const { findings, sightings } = saved(id);
    const path = await bundled(id, '--minimal');
    const { comparison, cannot } = await verified(path);
    const { unsupported, captures } = JSON.parse(readFileSync(join(path, 'data/bundle.json'), 'utf8'));
    expect(comparison?.sightings).toEqual({ held: sightings.length, of: sightings.length });
    expect(comparison?.findings.held).toBe(findings.length - unsupported.length);
    const resting = findings.filter((finding) => unsupported.includes(finding.id));
    expect(resting.flatMap((finding) => finding.sightings)).toEqual([]);
    expect(captures).toMatchObject([{ reduced: { records: {} } }]);
    expect(cannot.join(' ')).toContain('cannot be checked from a reduced bundle');
  });
});

test('a reduction leaves most of an uneventful capture out', async () => {
  const path = await bundled('state-7', '--minimal', '--by', 'size');
  const { captures } = JSON.parse(readFileSync(join(path, 'data/bundle.json'), 'utf8'));
  const { kept, original } = captures[0].reduced.records;
  expect(kept).toBeLessThan(original / 10);
});

test('the README’s commands make a bundle that verifies', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const lines = [...readme.matchAll(/^npm run -s telltale -- ((?:key|bundle|verify) .*)$/gm)];
  expect(lines.length).toBe(3);
  for (const [, line = ''] of lines) {
    const args = line
      .replaceAll('telltale-demo/', `${demo}/`)
      .replace(/\blab\.(key|pub)/, `${folder}/readme.$1`)
      .split(' ');
    expect(await telltale(...args)).toMatchObject({ status: 0, err: '' });
  }
});

describe('share-safe', () => {
  const ids = ['state-1', 'state-4', 'hashed-identifiers', 'residency-m0'];

  test.each(ids)('%s: no file of it holds a value, encoded or not', async (id) => {
    const path = await bundled(id, '--share-safe');
    const { case: read } = readCase(readFileSync(caseOf(id), 'utf8'), id);
    const needles = compileIdentity(read.identity, read);
    const lines = filesIn(path).flatMap((file) => readFileSync(file, 'latin1').split('\n'));
    const payload = /"payload": "([^"]*)"/.exec(lines.join('\n'))?.[1] ?? '';
    lines.push(...Buffer.from(payload, 'base64').toString('latin1').split('\n'));
    const texts = [...new Set(lines)];
    expect(texts.length).toBeGreaterThan(50);
    for (const { value } of read.identity)
      for (const each of typeof value === 'string' ? [value] : value)
        expect(texts.join('\n')).not.toContain(each);
    expect(hidden(texts, needles)).toEqual([]);
    // The same search finds a value where there is one.
    expect(hidden([`"x": "${btoa(String(read.identity[0]?.value))}"`], needles)).toHaveLength(1);
  });

  test.each(ids)(
    '%s: no id and no hash of it is one that anybody could reckon without the key',
    async (id) => {
      const path = await bundled(id, '--share-safe', '--by', 'ids');
      const examination = saved(id);
      const open = new Set([
        examination.case.sha256,
        ...examination.captures.flatMap(({ id: own, sha256 }) => [own, sha256]),
        ...examination.sightings.flatMap(({ id: own, message }) => [own, message]),
        ...examination.findings.map(({ id: own }) => own),
        ...examination.destinations.map(({ id: own }) => own),
      ]);
      const text = filesIn(path)
        .map((file) => readFileSync(file, 'utf8'))
        .join('\n');
      expect([...open].filter((each) => text.includes(each))).toEqual([]);
    },
  );

  test('no sum of bytes in it tells how long a value is', async () => {
    const path = await bundled('state-1', '--share-safe', '--by', 'sums');
    const { coverage } = JSON.parse(readFileSync(join(path, 'data/share.json'), 'utf8'));
    const { payload, read, opaque } = saved('state-1').coverage.bytes;
    expect(coverage.bytes).toMatchObject({ opaque });
    expect(coverage.bytes.payload).toBeGreaterThanOrEqual(payload);
    for (const count of [coverage.bytes.payload, coverage.bytes.read]) expect(count % 1024).toBe(0);
    expect(payload % 1024 === 0 || read % 1024 === 0).toBe(false);
  });

  test('who holds the case file confirms each sighting; another case confirms none', async () => {
    const path = await bundled('state-1', '--share-safe', '--by', 'holder');
    const alone = await verified(path);
    expect(alone.share).toBeNull();
    expect(alone.comparison).toBeNull();
    expect(alone.cannot.join(' ')).toContain('give it with --case');
    const holder = ['--case', caseOf('state-1'), '--examination', examinationOf('state-1')];
    const { share } = await verified(path, ...holder);
    const { length } = saved('state-1').sightings;
    expect(length).toBeGreaterThan(0);
    expect(share).toMatchObject({
      sightings: { confirmed: length, of: length },
      known: { confirmed: length, of: length },
    });
    const other = join(import.meta.dirname, '../examples/case.yaml');
    const { status, out } = await telltale('verify', path, '--format', 'json', '--case', other);
    expect(status).toBe(1);
    expect((JSON.parse(out) as Verification).share?.sightings.confirmed).toBe(0);
  });

  test('two of the same examination have nothing in common by which they could be told to be', async () => {
    const [a, b] = [
      await bundled('state-1', '--share-safe', '--by', 'a'),
      await bundled('state-1', '--share-safe', '--by', 'b'),
    ];
    const hashes = (path: string) =>
      new Set(readFileSync(join(path, 'data/share.json'), 'utf8').match(/\b[0-9a-f]{32,}\b/g));
    const tables = new Set(saved('state-1').tables.map(({ sha256 }) => sha256));
    expect([...hashes(a)].filter((hash) => hashes(b).has(hash) && !tables.has(hash))).toEqual([]);
  });
});

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

/**
 * Lines in which a value stands in any form. Ids and digests are left out: in so much that is random, eight letters that are some
 * value's CRC-32 come up; that none is a hash that could be reckoned is tested by itself.
 */
function hidden(texts: readonly string[], needles: Needles): string[] {
  const redact = redactor(needles);
  return texts.filter((text) => {
    const rest = text.replace(/\b[0-9a-f]{32}(?:[0-9a-f]{32}|[0-9a-f]{96})?\b/g, '');
    return rest.length < 100_000 && redact(rest) !== rest;
  });
}
