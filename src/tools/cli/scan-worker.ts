import { parentPort } from 'node:worker_threads';
import packageJson from '../../../package.json' with { type: 'json' };
import { openCapture } from '../../capture/index.ts';
import { KeyRing } from '../../connection/index.ts';
import { Guesses, openNeedles } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import { claimer } from './claims.ts';
import type { FromWorker, ScanWork, ToWorker } from './scan-work.ts';

/*
 * The main module of a worker thread: it takes all of every capture, searches the messages that it comes to first, and gives
 * what it found back to the thread that started it.
 */

let examiner: Examiner | null = null;

parentPort?.on('message', (told: ToWorker) => {
  if (told.kind === 'work') {
    examiner = examined(told.work);
    say({ kind: 'seen', seen: examiner.seen() });
  } else if (examiner !== null) {
    say({ kind: 'tally', tally: examiner.open(told.opening) });
    parentPort?.close();
  }
});

function say(said: FromWorker): void {
  parentPort?.postMessage(said);
}

function examined({
  captures,
  case: of,
  compiled,
  messages,
  reveal,
  guess,
  keys,
  ...rest
}: ScanWork): Examiner {
  const ring = new KeyRing();
  for (const file of keys) ring.addFile(file);
  const started = new Examiner({
    case: of,
    needles: openNeedles(compiled),
    notices: [],
    tables: [],
    tool: { name: 'telltale', version: packageJson.version },
    messages,
    reveal,
    keys: ring,
    share: { isFirst: false, takes: claimer(rest.claims, rest.share) },
    ...(guess ? { guesses: new Guesses(of) } : {}),
  });
  for (const { path, name } of captures) {
    const capture = openCapture(path, { isHashed: false });
    const examination = started.capture(name);
    for (const recorded of capture.records()) examination.take(recorded);
    examination.finish(capture.summary());
  }
  return started;
}
