export { isCertain, type Lack, lackOf, type ServiceStanding, standings } from './agreement.ts';
export { BEARERS, type BearerState } from './bearers.ts';
export { CaptureTally } from './capture-tally.ts';
export {
  type ClaimCoverage,
  type ClaimVerdict,
  judgeClaims,
  notAllIn,
  type PartVerdict,
  type Verdict,
} from './claims/index.ts';
export { type ConcludeOptions, conclude } from './conclude.ts';
export { type Counted, countedOf } from './counted.ts';
export type { ByteCount, CoverageSummary } from './coverage.ts';
export type { Evidence } from './evidence.ts';
export { destinationOf, hostOf, identifierOf, phaseOf, phasesNamed } from './evidence-index.ts';
export type {
  Examination,
  ExaminedCapture,
  ExaminedIdentifier,
  ExaminedPhase,
  ExaminedStep,
  ListedMessage,
  NotSeen,
  Sighting,
} from './examination.ts';
export type { Axis, Finding, Level, Outcome, Repeats } from './finding.ts';
export { governingServices } from './governing-services.ts';
export { type ExaminedGuess, type NumberedGuess, reasonOf } from './guessed.ts';
export { judge } from './judge.ts';
export { MOST_KEPT_BYTES, MOST_KEPT_PARTS, MOST_KEPT_SHORT_BYTES } from './keeping-room.ts';
export { MOST_UPLOADS, type OpaqueUpload } from './opaque-uploads.ts';
export { type Opening, openingsFor, type Seen } from './opening.ts';
export { bytesPassedOver } from './passed-over.ts';
export { judgePolicy } from './policy/index.ts';
export { isProvenIn } from './proven-in.ts';
export { repeatsOf } from './repeats.ts';
export {
  type Dated,
  type MonthShare,
  NO_COUNTRY,
  ONWARD,
  type PlaceShare,
  type ResidencyOutcome,
  type ResidencyServer,
  type ResidencyVerdict,
  residencyOutcome,
  residencyVerdicts,
  type Standing as ServerStanding,
  wentWhere,
} from './residency/index.ts';
export type { Found, Rule } from './rule.ts';
export { builtInRules, told } from './rules/index.ts';
export { Share, type ShareTally } from './share.ts';
export { agreedTo, PROTECTIONS, type Protection, protectionOf } from './terms/index.ts';
export { PiecesOnce, type Standing, type Testimony } from './testify.ts';
export { MOST_ALIKE, MOST_PIECES, MOST_SIGHTINGS } from './testimonies.ts';
export { CONTROL_HOST, type Moment, NOT_EXERCISED, POSITIVE_CONTROL, Timeline } from './timeline.ts';
export { timesDone } from './times-done.ts';
export { type TlsCoverage, type TlsUse, TlsUses } from './tls-uses.ts';
export { WAIVER_EXPIRED, WAIVER_UNUSED, waive } from './waivers/index.ts';
export { watchedMicros } from './watched.ts';
export { numberedFor, withGuesses } from './with-guesses.ts';
