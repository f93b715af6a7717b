import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { TelltaleError } from '../../base/index.ts';
import { DevToolsPipe } from './devtools-pipe.ts';
import { findBrowser } from './find-browser.ts';

/** Longest that a browser may take: the largest report takes some seconds. */
export const PRINT_TIMEOUT_MS = 60_000;

/**
 * A report asks for nothing; a browser by itself asks for updates and the like. Whatever it does, names lead nowhere and
 * every other connection goes to a proxy that is not there.
 */
const OFFLINE = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--no-pings',
];

/** Chromium starts no sandbox as root, and asks for it to be said; the page holds no script. */
const AS_ROOT = ['--no-sandbox', '--no-zygote'];

/**
 * An HTML file as PDF, by a browser of this machine; the text is handed over in memory and never written to a file.
 * Throws `browser-missing` and `print-failed`.
 */
export async function printPdf(html: string, environment: NodeJS.ProcessEnv): Promise<Uint8Array> {
  const program = findBrowser(environment);
  if (program === null)
    throw new TelltaleError(
      'browser-missing',
      'there is no Chromium, Chrome or Edge to print a PDF with; install one or name it in $CHROMIUM, or write --format html and print that from any browser',
    );
  const profile = mkdtempSync(join(tmpdir(), 'telltale-print-'));
  const browser = spawn(
    program,
    [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--no-default-browser-check',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      ...OFFLINE,
      ...(process.getuid?.() === 0 ? AS_ROOT : []),
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: environment },
  );
  try {
    return await Promise.race([printed(browser, html), failing(browser)]);
  } catch (cause) {
    throw new TelltaleError(
      'print-failed',
      `${program} printed no PDF (${(cause as Error).message}); write --format html and print that from a browser`,
      { cause },
    );
  } finally {
    await ended(browser);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function printed({ stdio }: ChildProcess, html: string): Promise<Uint8Array> {
  const pipe = new DevToolsPipe(stdio[3] as Writable, stdio[4] as Readable);
  const { targetId } = await pipe.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.ask('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  const { frameTree } = await pipe.ask('Page.getFrameTree', {}, session);
  const frameId = (frameTree as { frame: { id: string } }).frame.id;
  await pipe.ask('Page.setDocumentContent', { frameId, html }, session);
  const { data } = await pipe.ask(
    'Page.printToPDF',
    {
      preferCSSPageSize: true,
      printBackground: false,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    },
    session,
  );
  return Buffer.from(String(data), 'base64');
}

/** Never resolves: a browser that cannot be started, ends by itself or takes too long. */
function failing(browser: ChildProcess): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error('it took too long')), PRINT_TIMEOUT_MS);
    timer.unref();
    browser.on('error', reject);
    browser.on('exit', (code) => reject(new Error(`it ended with ${code ?? 'a signal'}`)));
  });
}

/** Its profile can only be taken away once it is gone. */
function ended(browser: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) {
      resolve();
      return;
    }
    browser.once('exit', () => resolve());
    browser.kill('SIGKILL');
  });
}
