export { expectedSightings, hostOf, regionOf } from './answer-key.ts';
export type { ExpectedSighting } from './expected.ts';
export type { Scenario } from './scenario.ts';
export { scenarios } from './scenarios.ts';
