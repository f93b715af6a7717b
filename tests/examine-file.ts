import { basename } from 'node:path';
import { openCapture } from '../src/capture/index.ts';
import { readCase } from '../src/case/index.ts';
import type { KeyRing } from '../src/connection/index.ts';
import { compileIdentity } from '../src/detect/index.ts';
import { Examiner } from '../src/examine.ts';
import type { Examination } from '../src/judge/index.ts';

/** A case that looks for something no capture holds, for tests that are about messages. */
export const IDLE_CASE =
  'telltale: case/1\nidentity:\n  - { id: nothing, kind: other, value: "planted-nowhere-5b1f6e" }\n';

/** Examines files as `telltale scan` does, without tables. */
export function examineFiles(
  paths: readonly string[],
  caseText = IDLE_CASE,
  options: { messages?: boolean; reveal?: boolean; keys?: KeyRing } = {},
): Examination {
  const { case: examined, notices } = readCase(caseText, 'case.yaml');
  const needles = compileIdentity(examined.identity, { market: examined.market });
  const examiner = new Examiner({
    case: examined,
    needles,
    notices: [...notices, ...needles.notices],
    tables: [],
    tool: { name: 'telltale', version: '0.0.0' },
    ...options,
  });
  for (const path of paths) {
    const capture = openCapture(path);
    const examination = examiner.capture(basename(path));
    for (const recorded of capture.records()) examination.take(recorded);
    examination.finish(capture.summary());
  }
  return examiner.finish();
}
