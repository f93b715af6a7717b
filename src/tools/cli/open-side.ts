import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import type { Examination } from '../../judge/index.ts';
import { isExaminationText, readExamination } from '../../recheck/index.ts';
import { examineCapture, type ReadyCase } from './examine-capture.ts';

/** Bytes that tell an examination from a capture. */
const HEAD_BYTES = 256;

/**
 * One side of a comparison: an examination that was saved, or a capture, which is examined by the case. Throws
 * `capture-missing` where there is nothing, and `usage` where a capture comes without a case.
 */
export function openSide(path: string, ready: () => ReadyCase | null, quiet: boolean): Examination {
  if (statSync(path, { throwIfNoEntry: false }) === undefined)
    throw new TelltaleError(
      'capture-missing',
      `there is nothing to compare at ${path}; check the path: it is what telltale scan --format json wrote, or a capture, with its case (--case)`,
    );
  if (isExaminationText(headOf(path))) return readExamination(readFileSync(path, 'utf8'), basename(path));
  const by = ready();
  if (by === null)
    throw new TelltaleError(
      'usage',
      `${path} is no saved examination, so it is taken for a capture; say with --case what to look for in it`,
    );
  return examineCapture(path, by, { quiet });
}

/** Empty where it is no file that can be read: opening it as a capture says why. */
function headOf(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return '';
  const file = openSync(path, 'r');
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    return head.toString('utf8', 0, readSync(file, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(file);
  }
}
