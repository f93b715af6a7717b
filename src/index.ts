export { TelltaleError } from './base/index.ts';
export { captureFiles, openCapture, type Recorded } from './capture/index.ts';
export { type Case, type Identifier, type Kind, kinds, readCase } from './case/index.ts';
export { compileIdentity } from './detect/index.ts';
export { openGeoTable } from './enrich/index.ts';
export { type ExamineOptions, Examiner } from './examine.ts';
export type { Examination, Finding, Sighting } from './judge/index.ts';
export {
  type Change,
  type Comparison,
  compare,
  type DerivedField,
  differ,
  RunObserver,
} from './recheck/index.ts';
export { renderJson, renderNdjson, renderText } from './report/index.ts';
