import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import type { Case } from '../../case/index.ts';
import {
  type Advisory,
  type AdvisoryFormat,
  advise,
  advisoryFiles,
  printable,
  renderAdvisory,
} from '../../report/index.ts';
import { TOOL } from './examine-capture.ts';
import { momentAsked, openAdvisory } from './open-advisory.ts';
import { openExaminations } from './open-examinations.ts';
import { refuseValues, refuseValuesIn } from './refuse-values.ts';
import { writeResult } from './write-result.ts';

export interface AdviseOptions {
  readonly case?: string;
  readonly advisory?: string;
  readonly format: AdvisoryFormat;
  readonly out?: string;
  readonly audience?: string;
  readonly html?: boolean;
  readonly at?: string;
  readonly quiet?: boolean;
}

/** Makes an advisory and writes it. Throws `advisory-refused` and what reading throws. */
export function adviseOf(paths: readonly string[], options: AdviseOptions): void {
  const opened = openAdvisory(options);
  refuseValuesIn(opened.file, opened.case);
  const advisory = advise({
    examinations: openExaminations(paths),
    file: opened.file,
    at: momentAsked(options.at),
    tool: TOOL,
  });
  const { audience = null, format, out, html = false } = options;
  if (audience !== null && !opened.file.audiences.some(({ id }) => id === audience))
    throw new TelltaleError(
      'usage',
      `there is no audience "${printable(audience)}"; there are: ${opened.file.audiences.map(({ id }) => id).join(', ')}`,
    );
  if (out !== undefined && isFolder(out)) {
    const files = advisoryFiles(advisory);
    // All of them are looked at before one is written.
    for (const { text } of files) refuseValues(text, opened.case);
    mkdirSync(out, { recursive: true });
    for (const { name, text } of files) writeResult(text, join(out, name));
  } else {
    const text = renderAdvisory(advisory, format, { audience, isHtml: html });
    refuseValues(text, opened.case);
    writeResult(text, out);
  }
  if (options.quiet !== true) tell(advisory, opened.case);
}

/** What is not in the file yet, and what must not be overlooked, on standard error. */
function tell({ revisions, stale, tests }: Advisory, read: Case | null): void {
  const last = revisions.at(-1);
  if (last?.isNew === true)
    process.stderr.write(
      `This is version ${last.number}. Once it is published, add to the file's revisions:\n  - { at: "${last.at}", tests: [${tests.map(({ id }) => id).join(', ')}] }\n`,
    );
  if (read === null)
    process.stderr.write(
      'Nobody looked whether a value of an identifier stands in the texts of the file: give the case with --case.\n',
    );
  for (const line of stale) process.stderr.write(`STALE: ${printable(line)}\n`);
}

function isFolder(path: string): boolean {
  return path.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
