export { expectedSightings, hostOf, regionOf } from './answer-key.ts';
export type { ExpectedSighting, PlacedSend, PlacedSms, Send, Told } from './expected.ts';
export type { AnswerKey, Scenario } from './scenario.ts';
export { scenarios } from './scenarios.ts';
