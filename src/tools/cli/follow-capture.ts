import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { TelltaleError } from '../../base/index.ts';
import type { FollowWork, FromFollower } from './follow-worker.ts';
import type { ScanOptions } from './scan-captures.ts';

export interface FollowOptions {
  readonly follow?: boolean;
  readonly idle?: number;
}

/** Status of a program that was ended by the second Ctrl-C: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/**
 * Scans a capture that is still being written; gives the exit status. Reading is synchronous and sleeps at the end of the
 * file, so it is done in a thread of its own: this one hears Ctrl-C, after which that one finishes with what it has.
 * Throws what scanning throws, and `usage`.
 */
export async function followCapture(
  captures: readonly string[],
  { follow, idle, ...options }: ScanOptions & FollowOptions,
): Promise<number> {
  if (follow !== true) throw new TelltaleError('usage', '--idle is for --follow');
  if (captures.length !== 1) throw new TelltaleError('usage', '--follow takes one capture');
  if ((options.jobs ?? 1) !== 1)
    throw new TelltaleError('usage', '--follow reads with one thread (no --jobs)');
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const following = { stop, idleMs: idle === undefined ? null : idle * 1000 };
  const main = new URL('./follow-worker.ts', import.meta.url);
  // In the package the sources are built.
  main.pathname = main.pathname.replace(/\.ts$/, extname(import.meta.url));
  const work: FollowWork = { captures, options: { ...options, following } };
  const worker = new Worker(main, { workerData: work });
  const interrupt = () => {
    if (Atomics.exchange(stop, 0, 1) !== 0) process.exit(INTERRUPTED);
    Atomics.notify(stop, 0);
  };
  process.on('SIGINT', interrupt);
  try {
    return await statusOf(worker);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** Waits until the thread has ended, and with it all that it prints. */
function statusOf(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    let said: FromFollower | null = null;
    worker.on('message', (message: FromFollower) => {
      said = message;
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      if (said === null)
        reject(new TelltaleError('worker-failed', 'the thread that follows the capture broke off'));
      else if ('status' in said) resolve(said.status);
      else reject(new TelltaleError(said.code, said.message));
    });
  });
}
