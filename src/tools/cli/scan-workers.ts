import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { TelltaleError } from '../../base/index.ts';
import type { Opening, Seen, ShareTally } from '../../judge/index.ts';
import type { FromWorker, ScanWork, ToWorker } from './scan-work.ts';

/** Threads that search messages beside this one. */
export interface ScanWorkers {
  /** Gives them their work. */
  begin(work: Omit<ScanWork, 'share'>): void;
  /** What each has seen, in their order. Throws `worker-failed` where one broke off. */
  seen(): Promise<readonly Seen[]>;
  /** What each found, in their order. Throws `worker-failed` where one broke off. */
  open(openings: readonly Opening[]): Promise<readonly ShareTally[]>;
  /** Ends those that still run. */
  stop(): Promise<void>;
}

/** Starts them; they load while this thread goes on. */
export function startWorkers(count: number): ScanWorkers {
  const workers = Array.from({ length: count }, startWorker);
  return {
    begin(work) {
      for (const [index, { tell }] of workers.entries())
        tell({ kind: 'work', work: { ...work, share: { index: index + 1, of: count + 1 } } });
    },
    seen: () => Promise.all(workers.map(({ seen }) => seen)),
    open(openings) {
      for (const [index, { tell }] of workers.entries())
        tell({ kind: 'opening', opening: openings[index] as Opening });
      const tallies = Promise.all(workers.map(({ tally }) => tally));
      // Nobody waits for them if this thread fails at its own share.
      tallies.catch(() => {});
      return tallies;
    },
    async stop() {
      await Promise.all(workers.map(({ stop }) => stop()));
    },
  };
}

function startWorker() {
  const main = new URL('./scan-worker.ts', import.meta.url);
  // In the package the sources are built.
  main.pathname = main.pathname.replace(/\.ts$/, extname(import.meta.url));
  const worker = new Worker(main);
  const seen = Promise.withResolvers<Seen>();
  const tally = Promise.withResolvers<ShareTally>();
  // They are waited for only once this thread has done its own share.
  seen.promise.catch(() => {});
  tally.promise.catch(() => {});
  const fail = (cause?: unknown) => {
    const error = failure(cause);
    seen.reject(error);
    tally.reject(error);
  };
  worker.on('message', (said: FromWorker) => {
    if (said.kind === 'seen') seen.resolve(said.seen);
    else tally.resolve(said.tally);
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', () => fail());
  return {
    tell: (told: ToWorker) => worker.postMessage(told),
    seen: seen.promise,
    tally: tally.promise,
    stop: () => worker.terminate(),
  };
}

/** The cause's own text is not shown: it is not known what of a capture it may hold. */
function failure(cause: unknown): TelltaleError {
  const isShort = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = isShort ? 'ran out of memory' : 'broke off';
  return new TelltaleError(
    'worker-failed',
    `a worker ${why}, so its part of the captures was not searched; try --jobs 1`,
    { cause },
  );
}
