import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { captureFiles } from '../src/capture/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { renderJson } from '../src/report/index.ts';
import { main } from '../src/tools/cli/main.ts';
import { corpora, withoutCorpora } from './corpora.ts';
import { examinationFaults } from './examination-faults.ts';
import { examineFiles } from './examine-file.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'telltale-schema-'));
const examples = ['first-boot.pcap', 'app.har'].map((name) => join(root, 'examples', name));
const CASE = join(root, 'examples', 'case.yaml');

beforeAll(() => {
  vi.stubEnv('HOME', folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function scan(...args: string[]): Promise<string> {
  const path = join(folder, 'examination.json');
  await main(['node', 'telltale', 'scan', '--quiet', '--format', 'json', '--out', path, ...args]);
  return readFileSync(path, 'utf8');
}

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const example = readFileSync(CASE, 'utf8');
const COUNTED = example.replace(
  'bearers: [wifi]',
  'bearers: { wifi: watched, cellular: off }, counters: { wifi: { sent: 9000, received: 9000 } }, interception: trusted',
);

const WAIVERS = `telltale: waivers/1
waivers:
  - rule: personal-in-plain-text
    identifier: imei1
    destination: api.account.vendor.example
    owner: someone
    reason: known
    expires: 2099-01-01
`;

describe('what a scan writes is as the published schema says', () => {
  test.each<[string, () => readonly string[], (examination: Examination) => unknown]>([
    ['by a case', () => [...examples, '--case', CASE], ({ findings }) => findings.length],
    [
      'with everything that can be asked for',
      () => [...examples, '--case', CASE, '--messages', '--reveal'],
      ({ messages, sightings }) => messages?.length && sightings[0]?.seen,
    ],
    [
      'with guesses and no case',
      () => [...examples, '--guess', '--market', 'IN', '--reveal'],
      ({ guesses }) => guesses?.[0]?.value,
    ],
    [
      'with claims, and what the phone counted',
      () => [...examples, '--case', written('counted.yaml', `${COUNTED}claims: xiaomi-2014\n`)],
      ({ claims, coverage }) => claims.length && coverage.counted,
    ],
    [
      'with what is waived',
      () => [...examples, '--case', CASE, '--waivers', written('waivers.yaml', WAIVERS)],
      ({ findings }) => findings.some(({ waived }) => waived !== undefined),
    ],
  ])('%s', async (_, args, holds) => {
    const json = await scan(...args());
    // Else it would prove nothing of it.
    expect(holds(JSON.parse(json))).toBeTruthy();
    expect(examinationFaults(json)).toEqual([]);
  });

  test('and a field that the schema does not tell of would show', async () => {
    const whole = JSON.parse(await scan(...examples, '--case', CASE));
    whole.sightings[0].untold = 1;
    expect(examinationFaults(JSON.stringify(whole))).toEqual([
      expect.stringContaining('/sightings/0 must NOT have additional properties'),
    ]);
  });
});

describe.skipIf(corpora === null)(`of real captures${withoutCorpora}`, () => {
  const files =
    corpora === null
      ? []
      : ['pcap', 'har', 'mitm'].flatMap((part) => captureFiles([join(corpora ?? '', part)]));

  test.each(files.map((path) => [path.slice((corpora ?? '').length + 1), path]))('%s', (_, path) => {
    const json = [...renderJson(examineFiles([path], example, { messages: true }))].join('');
    expect(examinationFaults(json)).toEqual([]);
  });
});
