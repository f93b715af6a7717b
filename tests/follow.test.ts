import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'telltale-follow-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CASE = join(root, 'examples', 'case.yaml');
const whole = readFileSync(join(root, 'examples', 'first-boot.pcap'));

/** A bound that only a hang reaches. */
const HANG_MS = 60_000;

function telltale(...args: string[]) {
  const child = spawn(process.execPath, [join(root, 'src/tools/cli/bin.ts'), 'scan', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: HANG_MS,
  });
  const said = { stdout: '', stderr: '' };
  let heard = () => {};
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      heard();
    });
  return {
    /** Until it has told something on standard error. */
    told: () =>
      new Promise<void>((resolve) => {
        heard = () => {
          if (said.stderr.includes('\n')) resolve();
        };
        heard();
      }),
    interrupt: () => child.kill('SIGINT'),
    ended: new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
      child.on('close', (status) => resolve({ status, ...said })),
    ),
  };
}

const sightings = (json: string) => JSON.parse(json).sightings.map(({ id }: { id: string }) => id);

test('a capture that grows is told as it comes, and ends with Ctrl-C as if read whole', {
  timeout: HANG_MS,
}, async () => {
  const path = join(folder, 'growing.pcap');
  const half = Math.floor(whole.byteLength / 2);
  writeFileSync(path, whole.subarray(0, half));
  const scan = telltale(path, '--case', CASE, '--format', 'json', '--follow');
  await scan.told();
  appendFileSync(path, whole.subarray(half));
  const all = await telltale(join(root, 'examples', 'first-boot.pcap'), '--case', CASE, '--format', 'json')
    .ended;
  scan.interrupt();
  const { status, stdout, stderr } = await scan.ended;
  expect(status).toBe(1);
  expect(sightings(stdout)).toEqual(sightings(all.stdout));
  expect(stderr.trim().split('\n').length).toBeGreaterThan(1);
});

test('it ends by itself once nothing was written for so long', { timeout: HANG_MS }, async () => {
  const path = join(folder, 'done.pcap');
  writeFileSync(path, whole);
  const { status, stdout } = await telltale(path, '--case', CASE, '--follow', '--idle', '0.3', '--quiet')
    .ended;
  expect(status).toBe(1);
  expect(stdout).toContain('A phone out of the box');
});

test.each([
  ['--idle is for --follow', ['x.pcap', '--idle', '3'], 2],
  ['--follow takes one capture', ['x.pcap', 'y.pcap', '--follow'], 2],
  ['check the path', [join(folder, 'none.pcap'), '--follow', '--case', CASE], 3],
])('says %s', async (says, args, expected) => {
  const { status, stderr } = await telltale(...args).ended;
  expect(status).toBe(expected);
  expect(stderr).toContain(says);
});
