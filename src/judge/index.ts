export { CaptureTally } from './capture-tally.ts';
export { type ByteCount, Coverage, type CoverageSummary } from './coverage.ts';
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
export { messageKey, PiecesOnce, type Standing, type Testimony } from './testify.ts';
export { MOST_ALIKE, MOST_PIECES, MOST_SIGHTINGS, type Place, Testimonies } from './testimonies.ts';
export { CONTROL_HOST, type Moment, NOT_EXERCISED, POSITIVE_CONTROL, Timeline } from './timeline.ts';
export { type Kept, Unopened } from './unopened.ts';
