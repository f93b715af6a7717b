import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpora, withoutCorpora } from './corpora.ts';
import { IDLE_CASE } from './examine-file.ts';

/** A bound that only a hang reaches, so that a hang is a failure with a name. */
const HANG_MS = 30_000;
const MOST_MEMORY_KB = 500_000;

const folder = mkdtempSync(join(tmpdir(), 'telltale-bad-'));
const caseFile = join(folder, 'case.yaml');
writeFileSync(caseFile, IDLE_CASE);
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(corpora === null)(`broken captures${withoutCorpora}`, () => {
  const bad = corpora === null ? [] : readdirSync(join(corpora, 'bad'));

  test.concurrent.each(bad)('%s is read, or refused in one line', { timeout: HANG_MS }, async (file) => {
    const { status, stderr, memoryKb } = await scan(join(corpora ?? '', 'bad', file), file);
    expect([0, 3]).toContain(status);
    expect(stderr).not.toMatch(/^\s+at /m);
    if (status === 3) expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(memoryKb).toBeLessThan(MOST_MEMORY_KB);
  });
});

async function scan(
  path: string,
  name: string,
): Promise<{ status: number | null; stderr: string; memoryKb: number }> {
  const memoryFile = join(folder, `${name}.memory`);
  const root = join(import.meta.dirname, '..');
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(root, 'tests', 'report-memory.ts'),
      join(root, 'src/tools/cli/bin.ts'),
      'scan',
      path,
      '--case',
      caseFile,
      '--format',
      'json',
    ],
    {
      env: { ...process.env, REPORT_MEMORY_TO: memoryFile },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: HANG_MS,
    },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stderr, memoryKb: Number(readFileSync(memoryFile, 'utf8')) };
}
