import { createHash } from 'node:crypto';
import type { Case } from '../case/index.ts';
import { compileIdentity } from '../detect/index.ts';
import { type ExamineOptions, Examiner } from '../examine.ts';
import type { Examination } from '../judge/index.ts';
import { SCENARIO_MARKET, type ScenarioRun } from './run-scenario.ts';

/** The maker's names, so that its servers count as its own. */
const CONTROLLER = { name: 'Xiaomi', hosts: ['xiaomi.com', 'xiaomi.net', 'miui.com'] } as const;

/** The case that a scenario is run for. */
export function caseOf({ scenario, identity }: Pick<ScenarioRun, 'scenario' | 'identity'>): Case {
  const { services, builds = [], id, phases } = scenario.protocol();
  return {
    sha256: createHash('sha256')
      .update(JSON.stringify([scenario.id, identity]))
      .digest('hex'),
    title: scenario.title,
    device: {
      vendor: 'Xiaomi',
      model: 'Redmi 1S',
      build: phases[0]?.build ?? null,
      market: SCENARIO_MARKET,
    },
    market: SCENARIO_MARKET,
    controller: CONTROLLER,
    identity,
    services,
    builds,
    protocol: id,
    vantage: {
      egressCountry: SCENARIO_MARKET,
      resolver: null,
      simMccMnc: null,
      locale: null,
      bearers: ['wifi'],
      interception: scenario.interception ?? 'trusted',
    },
    phases: [],
    claims: null,
    keys: [],
  };
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
