import { amountOfBytes } from '../../report/index.ts';

/** Input shorter than this is done before a progress line could be read. */
export const PROGRESS_FROM_BYTES = 32_000_000;

const EVERY_MS = 200;

/**
 * A line on standard error that says how far along a long read is; silent where standard error is no
 * terminal, where it was asked to be, or where the input is short.
 */
export function openProgress(label: string, wholeBytes: number | null, quiet: boolean) {
  const silent = quiet || !process.stderr.isTTY || (wholeBytes !== null && wholeBytes < PROGRESS_FROM_BYTES);
  const started = performance.now();
  let next = started + EVERY_MS;
  let shown = false;
  return {
    at(bytesRead: number): void {
      if (silent || performance.now() < next || bytesRead < (wholeBytes === null ? PROGRESS_FROM_BYTES : 0))
        return;
      const now = performance.now();
      next = now + EVERY_MS;
      shown = true;
      const percent =
        wholeBytes === null ? '' : ` ${Math.floor((100 * bytesRead) / Math.max(1, wholeBytes))} %`;
      const speed = amountOfBytes((bytesRead / (now - started)) * 1000);
      process.stderr.write(`\r\x1b[K${label}:${percent} ${amountOfBytes(bytesRead)} at ${speed}/s`);
    },
    end(): void {
      if (shown) process.stderr.write('\r\x1b[K');
    },
  };
}
