import { parentPort, workerData } from 'node:worker_threads';
import { TelltaleError } from '../../base/index.ts';
import { type ScanOptions, scanCaptures } from './scan-captures.ts';

/*
 * The main module of the thread that follows a capture still being written: a scan that may sleep at the end of the file
 * while the main thread listens to the user.
 */

export interface FollowWork {
  readonly captures: readonly string[];
  readonly options: ScanOptions;
}

/** How it ended: with an exit status, or with an error of ours. */
export type FromFollower = { readonly status: number } | { readonly code: string; readonly message: string };

const { captures, options } = workerData as FollowWork;
try {
  say({ status: await scanCaptures(captures, options) });
} catch (error) {
  if (!(error instanceof TelltaleError)) throw error;
  say({ code: error.code, message: error.message });
}

function say(said: FromFollower): void {
  parentPort?.postMessage(said);
}
