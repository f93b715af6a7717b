import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import type { Examination } from '../../judge/index.ts';
import { readExamination } from '../../recheck/index.ts';

/** Saved examinations, by their paths. Throws `examination-missing` and `examination-invalid`. */
export function openExaminations(paths: readonly string[]): Examination[] {
  return paths.map((path) => readExamination(textOf(path), basename(path)));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TelltaleError(
      'examination-missing',
      `cannot read ${path}: ${(cause as Error).message}; give what telltale scan --format json wrote`,
      { cause },
    );
  }
}
