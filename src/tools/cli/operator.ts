import { createInterface } from 'node:readline';
import { TelltaleError } from '../../base/index.ts';

/** The person at the terminal, who does with the phone what is asked. */
export interface Operator {
  /** Shows a sentence and waits for Enter; `s` says that it cannot be done. Throws `action-impossible` then. */
  ask(sentence: string): Promise<void>;
  tell(sentence: string): void;
  close(): void;
}

/** Talks over standard input and error, so that standard output holds results alone. */
export function openOperator(signal: AbortSignal): Operator {
  const lines: string[] = [];
  const waiting: ((line: string | null) => void)[] = [];
  let isOver = false;
  const terminal = createInterface({ input: process.stdin });
  const settle = (line: string | null) => {
    const next = waiting.shift();
    if (next !== undefined) next(line);
    else if (line !== null) lines.push(line);
  };
  terminal.on('line', (line) => settle(line));
  terminal.once('close', () => {
    isOver = true;
    while (waiting.length > 0) settle(null);
  });
  signal.addEventListener('abort', () => terminal.close());
  return {
    async ask(sentence) {
      process.stderr.write(
        `\n  ▸ ${sentence}\n    Enter when it is done, s and Enter if it cannot be done: `,
      );
      const line =
        lines.shift() ??
        (isOver ? null : await new Promise<string | null>((resolve) => waiting.push(resolve)));
      if (line === null && !signal.aborted) {
        throw new TelltaleError(
          'action-impossible',
          'standard input has ended, so nobody can say that it was done',
        );
      }
      if (line?.trim().toLowerCase() === 's')
        throw new TelltaleError('action-impossible', 'the operator said that it cannot be done');
    },
    tell: (sentence) => void process.stderr.write(`    ${sentence}\n`),
    close: () => terminal.close(),
  };
}
