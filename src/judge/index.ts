export { type ByteCount, Coverage, type CoverageSummary } from './coverage.ts';
export { type Draft, inTimeOrder, messageIds } from './draft.ts';
export type {
  Examination,
  ExaminedCapture,
  ExaminedIdentifier,
  ExaminedPhase,
  ExaminedStep,
  ListedMessage,
  Sighting,
} from './examination.ts';
export type { Finding, Level, Outcome } from './finding.ts';
export { type Judged, judge } from './judge.ts';
export { keyNotices } from './key-notices.ts';
export type { Circumstances, Rule } from './rule.ts';
export { builtInRules } from './rules/index.ts';
export { listed, messageKey, PiecesOnce, type Standing, sworn, type Testimony, testify } from './testify.ts';
export { CONTROL_HOST, type Moment, NOT_EXERCISED, POSITIVE_CONTROL, Timeline } from './timeline.ts';
export { type Kept, Unopened } from './unopened.ts';
