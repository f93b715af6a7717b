import { type Case, readCase } from '../case/index.ts';
import { compileIdentity } from '../detect/index.ts';
import { type ExamineOptions, Examiner } from '../examine.ts';
import type { Examination } from '../judge/index.ts';
import { SCENARIO_MARKET, type ScenarioRun } from './run-scenario.ts';
import { scenarioCaseText } from './scenario-case-text.ts';

/** The case that a scenario is run for. */
export function caseOf(run: Pick<ScenarioRun, 'scenario' | 'identity'>): Case {
  return readCase(scenarioCaseText(run), `${run.scenario.id}.yaml`).case;
}

/** Examines what a run recorded; without a recording the capture has no hash and no length. */
export function examineScenario(
  run: ScenarioRun,
  options: Pick<ExamineOptions, 'tables' | 'tool' | 'messages' | 'reveal'>,
): Examination {
  const examined = caseOf(run);
  const needles = compileIdentity(run.identity, { market: SCENARIO_MARKET });
  const examiner = new Examiner({ ...options, case: examined, needles, notices: needles.notices });
  const summary = run.summary ?? { file: run.scenario.id, format: 'recording', sha256: '', byteLength: 0 };
  const capture = examiner.capture(summary.file);
  for (const recorded of run.recorded) capture.take(recorded);
  capture.finish(summary);
  return examiner.finish();
}
