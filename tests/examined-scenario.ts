import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuthority } from '../src/capture/index.ts';
import type { Identifier } from '../src/case/index.ts';
import { compileIdentity } from '../src/detect/index.ts';
import { Examiner } from '../src/examine.ts';
import type { Examination } from '../src/judge/index.ts';
import { loadClaims } from '../src/run/index.ts';
import { caseOf, runScenario, SCENARIO_MARKET, type Scenario, specimenTable } from '../src/specimen/index.ts';

/** What a scenario comes to, judged by the claims of 2014 and placed by the specimen's own table; kept in memory. */
export async function examinedScenario(
  scenario: Scenario,
  identity: readonly Identifier[],
  { reveal = false, seed = 'report' }: { readonly reveal?: boolean; readonly seed?: string } = {},
): Promise<Examination> {
  const folder = mkdtempSync(join(tmpdir(), 'examined-scenario-'));
  try {
    const run = await runScenario(scenario, { seed, identity, authority: await openAuthority(folder) });
    const needles = compileIdentity(identity, { market: SCENARIO_MARKET });
    const examiner = new Examiner({
      case: caseOf(run),
      claims: loadClaims('xiaomi-2014'),
      needles,
      notices: needles.notices,
      tables: [specimenTable()],
      tool: { name: 'telltale', version: '0.0.0' },
      reveal,
    });
    const capture = examiner.capture(scenario.id);
    for (const recorded of run.recorded) capture.take(recorded);
    capture.finish({ file: scenario.id, format: 'recording', sha256: '0'.repeat(64), byteLength: 0 });
    return examiner.finish();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
