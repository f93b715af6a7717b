export { type Comparison, compareToKey, type Difference } from './compare-to-key.ts';
export { caseOf, examineScenario } from './examine-scenario.ts';
export { firmwares, type SentSms, withoutBehaviour } from './handset/index.ts';
export { runScenario, SCENARIO_MARKET, type ScenarioOptions, type ScenarioRun } from './run-scenario.ts';
export { scenarioCaseText } from './scenario-case-text.ts';
export { type ExpectedSighting, expectedSightings, type Scenario, scenarios } from './scenarios/index.ts';
export { specimenTable } from './specimen-table.ts';
