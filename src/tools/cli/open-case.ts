import { readFileSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';
import { type ReadCase, readCase } from '../../case/index.ts';

/** Reads a case file. Throws `case-missing` and `case-invalid`. */
export function openCase(path: string): ReadCase {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new TelltaleError(
      'case-missing',
      code === 'ENOENT'
        ? `there is no case file ${path}; check the path, or make one with telltale identity new`
        : `cannot read the case file ${path}: ${message}`,
      { cause },
    );
  }
  return readCase(text, path);
}
