import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'telltale-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const out = join(folder, 'case');
let demo: { status: number | null; stdout: string };

function telltale(args: readonly string[]) {
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

beforeAll(() => {
  demo = telltale(['demo', '--scenario', 'state-1', 'state-3', 'state-6', 'clean-control', '--out', out]);
}, 60_000);

test('what was found equals the answer key, and the exit status says so', () => {
  expect(demo.stdout).toContain('Found equals the answer key in all 4 scenarios.');
  expect(demo.status).toBe(0);
});

test('says live what the phone just told, and of each row its basis and what was chosen', () => {
  expect(demo.stdout).toContain(
    "out-of-box · add-contact → api.account.xiaomi.com (CN, plain HTTP): contact's number (contact1.number), url externalId (percent)",
  );
  expect(demo.stdout).toMatch(/chosen here: which request carries IMEI/);
  expect(demo.stdout).toContain('basis: F-Secure · answer key: equal');
});

test('says of each claim that was not tested what lacked most often', () => {
  const text = demo.stdout.replace(/\s+/g, ' ');
  expect(text).toContain(
    'opt-out not tested why not tested (3 of 4): no phase was watched that it is about (service cloud-messaging; consent withdrawn; firmware of 2014-08-10 or later)',
  );
  expect(text).toContain('not in sight: an idle phone.');
});

test('no planted value stands in the output, the examinations or the reports', () => {
  const caseText = readFileSync(join(out, 'case.yaml'), 'utf8');
  const values = [...caseText.matchAll(/value: "([^"]{6,})"/g)].flatMap(([, value = '']) => [
    value,
    value.replaceAll(' ', ''),
    encodeURIComponent(value),
  ]);
  expect(values.length).toBeGreaterThan(60);
  const written = ['examinations', 'reports', 'advisory'].flatMap((part) =>
    readdirSync(join(out, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')),
  );
  expect(written.length).toBeGreaterThan(35);
  for (const text of [demo.stdout, ...written])
    expect(values.filter((value) => text.includes(value))).toEqual([]);
});

test('scanning a recording of it finds what the live run found', () => {
  const { sightings: live } = JSON.parse(readFileSync(join(out, 'examinations', 'state-1.json'), 'utf8'));
  const scan = telltale([
    'scan',
    join(out, 'recordings', 'state-1'),
    '--case',
    join(out, 'case.yaml'),
    '-f',
    'json',
  ]);
  expect(scan.status).toBe(1);
  expect(JSON.parse(scan.stdout).sightings).toEqual(live);
});

test('a recording is exported as HAR, which is examined to the same places', () => {
  const har = join(folder, 'state-1.har');
  const exported = telltale(['export', join(out, 'recordings', 'state-1'), '--out', har]);
  expect(exported).toMatchObject({ status: 0, stderr: expect.stringContaining('left out') });
  const places = (text: string) =>
    JSON.parse(text)
      .sightings.filter(({ host }: { host: string }) => host !== 'control.telltale.test')
      .map(({ identifier, host, path }: Record<string, string>) => `${identifier} ${host} ${path}`)
      .sort();
  const scan = telltale(['scan', har, '--case', join(out, 'case.yaml'), '-f', 'json']);
  expect(places(scan.stdout)).toEqual(
    places(readFileSync(join(out, 'examinations', 'state-1.json'), 'utf8')),
  );
  expect(
    telltale(['export', join(root, 'examples', 'first-boot.pcap'), '--out', join(folder, 'x.har')]).status,
  ).toBe(2);
});

test('never writes into a folder that holds something, and names what it does not know', () => {
  expect(telltale(['demo', '--out', out])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('not empty'),
  });
  expect(telltale(['demo', '--scenario', 'state-99'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('state-1'),
  });
});
