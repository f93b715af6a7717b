import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Notice, TelltaleError } from '../../base/index.ts';
import { captureFiles, openCapture, RECORDING_FILES } from '../../capture/index.ts';
import { compileIdentity } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import type { Examination } from '../../judge/index.ts';
import { printable, renderJson, renderNdjson, renderText } from '../../report/index.ts';
import { shippedGeoTables } from './geo-tables.ts';
import { openCase } from './open-case.ts';
import { openProgress } from './progress.ts';
import { type FailOn, statusOf } from './status-of.ts';

export interface ScanOptions {
  readonly case: string;
  readonly format: 'text' | 'json' | 'ndjson';
  readonly out?: string;
  readonly messages?: boolean;
  readonly reveal?: boolean;
  readonly keys: readonly string[];
  readonly failOn: FailOn;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Examines and prints; gives the exit status. */
export function scanCaptures(captures: readonly string[], options: ScanOptions): number {
  const { case: examined, notices } = openCase(options.case);
  const needles = compileIdentity(examined.identity, examined);
  const examiner = new Examiner({
    case: examined,
    needles,
    notices: [...notices, ...needles.notices, ...options.keys.map(keysUnused)],
    tables: shippedGeoTables(),
    tool: { name: 'telltale', version: packageJson.version },
    messages: options.messages === true,
    reveal: options.reveal === true,
  });
  for (const path of new Set(captureFiles(captures))) takeCapture(examiner, path, options.quiet === true);
  const examination = examiner.finish();
  print(examination, options);
  return statusOf(examination, options.failOn);
}

/** A key log is taken so that command lines stay the same once captures are decrypted with it. */
function keysUnused(path: string): Notice {
  return {
    code: 'keys-unused',
    about: basename(path),
    detail: 'TLS is not decrypted with key logs yet; what is protected by it stays opaque',
  };
}

/** A recording goes by its folder's name: inside, all are called the same. */
function nameOf(path: string): string {
  if (path === '-') return '-';
  return basename(path) === RECORDING_FILES.lines ? basename(dirname(resolve(path))) : basename(path);
}

function takeCapture(examiner: Examiner, path: string, quiet: boolean): void {
  const name = nameOf(path);
  const capture = openCapture(path);
  const wholeBytes = path === '-' ? null : statSync(path).size;
  const progress = openProgress(printable(name), wholeBytes, quiet);
  const examination = examiner.capture(name);
  let taken = 0;
  for (const recorded of capture.records()) {
    examination.take(recorded);
    taken += 1;
    if ((taken & 0x3ff) === 0) progress.at(capture.bytesRead());
  }
  examination.finish(capture.summary());
  progress.end();
}

function print(examination: Examination, options: ScanOptions): void {
  const pieces = rendered(examination, options, options.out !== undefined);
  if (options.out === undefined) {
    for (const text of inBlocks(pieces)) process.stdout.write(text);
    return;
  }
  try {
    const file = openSync(options.out, 'w');
    for (const text of inBlocks(pieces)) writeSync(file, text);
    closeSync(file);
  } catch (cause) {
    throw new TelltaleError('out-unwritable', `cannot write ${options.out}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Characters written at a time. */
const BLOCK = 65_536;

function* inBlocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}

function rendered(examination: Examination, options: ScanOptions, toFile: boolean): Iterable<string> {
  switch (options.format) {
    case 'json':
      return renderJson(examination);
    case 'ndjson':
      return renderNdjson(examination);
    case 'text': {
      const colour =
        options.color && !toFile && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
      return [renderText(examination, { width: toFile ? 100 : (process.stdout.columns ?? 100), colour })];
    }
    default:
      return options.format satisfies never;
  }
}
