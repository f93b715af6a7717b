import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TelltaleError } from '../../base/index.ts';
import { findBrowser } from './find-browser.ts';

/** Longest that a browser may take: a report of the greatest size takes some seconds. */
export const PRINT_TIMEOUT_MS = 120_000;

/**
 * No page of a report asks for anything; a browser by itself asks for updates and the like. Whatever it does, names lead
 * nowhere and every other connection goes to a proxy that is not there.
 */
const OFFLINE = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-extensions',
  '--metrics-recording-only',
  '--no-pings',
];

/** An HTML file as PDF, by a browser of this machine. Throws `browser-missing` and `print-failed`. */
export async function printPdf(html: string): Promise<Uint8Array> {
  const browser = findBrowser(process.env);
  if (browser === null)
    throw new TelltaleError(
      'browser-missing',
      'there is no Chromium, Chrome or Edge to print a PDF with; install one or name it in $CHROMIUM, or write --format html and print that from any browser',
    );
  const folder = mkdtempSync(join(tmpdir(), 'telltale-print-'));
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    writeFileSync(page, html, { mode: 0o600 });
    await run(browser, [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--no-pdf-header-footer',
      `--user-data-dir=${join(folder, 'profile')}`,
      ...OFFLINE,
      // Chromium refuses to start a sandbox as root; the page holds no script.
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--no-zygote', '--single-process'] : []),
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    return pdfOf(pdf, browser);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function pdfOf(path: string, browser: string): Uint8Array {
  let cause: unknown;
  try {
    const bytes = readFileSync(path);
    if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return bytes;
  } catch (error) {
    cause = error;
  }
  throw failed(browser, 'it wrote no PDF', cause);
}

function run(browser: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, { stdio: 'ignore', timeout: PRINT_TIMEOUT_MS, killSignal: 'SIGKILL' });
    child.on('error', (cause) => reject(failed(browser, cause.message, cause)));
    // What it printed counts, not how it ended: some builds end with an error after a good page.
    child.on('exit', (_, signal) =>
      signal === 'SIGKILL' ? reject(failed(browser, 'it took too long')) : resolve(),
    );
  });
}

function failed(browser: string, why: string, cause?: unknown): TelltaleError {
  return new TelltaleError(
    'print-failed',
    `${browser} printed no PDF (${why}); write --format html and print that from a browser`,
    { cause },
  );
}
