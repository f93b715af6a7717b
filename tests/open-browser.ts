import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../src/tools/cli/find-browser.ts';

/** A browser of the machine, or the one that a package brings; with the environment that it takes to start it. */
export interface Launchable {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** Null with the reason where none is to be had. */
export async function launchable(): Promise<Launchable | { readonly reason: string }> {
  const own = findBrowser(process.env);
  if (own !== null) return { program: own, args: rootArgs(), environment: process.env };
  try {
    return await packaged();
  } catch (error) {
    return { reason: `no browser starts here: ${(error as Error).message}` };
  }
}

function rootArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** The package unpacks its libraries only where it believes itself on the service that it was made for. */
async function packaged(): Promise<Launchable> {
  const folder = join(tmpdir(), 'telltale-test-browser');
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  process.env.TMPDIR = folder;
  try {
    const { default: packagedChromium } = await import('@sparticuz/chromium');
    const program = await packagedChromium.executablePath();
    const environment = { ...process.env, TMPDIR: before.TMPDIR, FONTCONFIG_FILE: fontsFile(folder) };
    // Its own arguments switch off what a test should meet, such as web security.
    return { program, args: [...rootArgs(), '--no-zygote', '--disable-gpu'], environment };
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'TMPDIR'] as const)
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
}

/** Its own list of fonts names folders of that service. */
function fontsFile(folder: string): string {
  const path = join(mkdtempSync(join(folder, 'fonts-')), 'fonts.conf');
  const folders = ['/usr/share/fonts', join(folder, 'fonts')].map((each) => `<dir>${each}</dir>`).join('');
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  return path;
}

export function openBrowser({ program, args, environment }: Launchable): Promise<Browser> {
  const env = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return chromium.launch({ executablePath: program, args: [...args], headless: true, env });
}
