import type { Recorded } from '../../capture/index.ts';
import { compileIdentity } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import type { Examination } from '../../judge/index.ts';
import { caseOf, SCENARIO_MARKET, type ScenarioRun } from '../index.ts';

/** Several captures examined as one, by the case of a run. */
export function examineTogether(
  run: Pick<ScenarioRun, 'scenario' | 'identity'>,
  captures: readonly (readonly Recorded[])[],
): Examination {
  const needles = compileIdentity(run.identity, { market: SCENARIO_MARKET });
  const examiner = new Examiner({
    case: caseOf(run),
    needles,
    notices: needles.notices,
    tables: [],
    tool: { name: 'telltale', version: '0.0.0' },
  });
  for (const [index, recorded] of captures.entries()) {
    const capture = examiner.capture(`capture-${index}`);
    for (const one of recorded) capture.take(one);
    capture.finish({ file: `capture-${index}`, format: 'recording', sha256: `${index}`, byteLength: 0 });
  }
  return examiner.finish();
}
