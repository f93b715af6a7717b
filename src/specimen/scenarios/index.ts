export { expectedSightings, hostOf, regionOf } from './answer-key.ts';
export type { ExpectedSighting } from './expected.ts';
export { type Scenario, unsafeRules } from './scenario.ts';
export { scenarios } from './scenarios.ts';
