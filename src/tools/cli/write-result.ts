import { closeSync, openSync, writeSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';

/** To a file where one was asked for, else to standard output. Throws `out-unwritable`. */
export function writeResult(text: string, out: string | undefined): void {
  writePieces([text], out);
}

/** The same of a result that comes in pieces. */
export function writePieces(pieces: Iterable<string>, out: string | undefined): void {
  if (out === undefined) {
    for (const text of inBlocks(pieces)) process.stdout.write(text);
    return;
  }
  try {
    const file = openSync(out, 'w');
    for (const text of inBlocks(pieces)) writeSync(file, text);
    closeSync(file);
  } catch (cause) {
    throw new TelltaleError('out-unwritable', `cannot write ${out}: ${(cause as Error).message}`, { cause });
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
