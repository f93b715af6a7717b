import { writeFileSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';

/** To a file where one was asked for, else to standard output. Throws `out-unwritable`. */
export function writeResult(text: string, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(out, text);
  } catch (cause) {
    throw new TelltaleError('out-unwritable', `cannot write ${out}: ${(cause as Error).message}`, { cause });
  }
}
