import { readFileSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';
import { type ReadCase, readCase } from '../../case/index.ts';

/** Reads a case file. Throws `case-missing` and `case-invalid`. */
export function openCase(path: string): ReadCase {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TelltaleError(
      'case-missing',
      `cannot read the case file ${path}: ${(cause as Error).message}`,
      { cause },
    );
  }
  return readCase(text, path);
}
