import { basename } from 'node:path';
import { compileIdentity, type Examination, Examiner, openCapture, readCase } from '../src/index.ts';

/** Examines capture files as `telltale scan` does, without tables. */
export function examine(paths: readonly string[], caseText: string): Examination {
  const { case: examined, notices } = readCase(caseText, 'case.json');
  const needles = compileIdentity(examined.identity, examined);
  const examiner = new Examiner({
    case: examined,
    needles,
    notices: [...notices, ...needles.notices],
    tables: [],
    tool: { name: 'telltale', version: '0.0.0' },
  });
  for (const path of paths) {
    const capture = openCapture(path);
    const examination = examiner.capture(basename(path));
    for (const recorded of capture.records()) examination.take(recorded);
    examination.finish(capture.summary());
  }
  return examiner.finish();
}
