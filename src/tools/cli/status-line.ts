/** One line on standard error that is written over; nothing at all where standard error is no terminal. */
export function openStatusLine(quiet: boolean) {
  const silent = quiet || !process.stderr.isTTY;
  return {
    show(text: string): void {
      if (silent) return;
      const width = process.stderr.columns ?? 80;
      process.stderr.write(`\r\x1b[K${text.slice(0, width - 1)}`);
    },
    clear(): void {
      if (!silent) process.stderr.write('\r\x1b[K');
    },
  };
}
