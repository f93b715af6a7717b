import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { main } from '../src/tools/cli/main.ts';

/** A command line and what it printed. */
export async function telltale(
  ...args: string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += String(text);
      return true;
    }),
  ];
  // Each command line listens for the end of standard output.
  process.stdout.setMaxListeners(1_000);
  try {
    return { status: await main(['node', 'telltale', ...args]), out, err };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A case folder of its own with the examples, their examination and two keys. */
export async function exampleFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-bundle-'));
  cpSync(join(import.meta.dirname, '..', 'examples'), folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  await telltale(
    'scan',
    at('first-boot.pcap'),
    at('app.har'),
    '--case',
    at('case.yaml'),
    '--format',
    'json',
    '--out',
    at('examination.json'),
    '--quiet',
  );
  await telltale('key', 'new', '--out', at('lab.key'));
  await telltale('key', 'new', '--out', at('witness.key'));
  return folder;
}
