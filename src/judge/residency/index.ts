export { residencyOutcome } from './residency-outcome.ts';
export type {
  Dated,
  ResidencyOutcome,
  ResidencyServer,
  ResidencyVerdict,
  Standing,
} from './residency-verdict.ts';
export { residencyVerdicts } from './residency-verdicts.ts';
export { ONWARD } from './server-words.ts';
export { type MonthShare, NO_COUNTRY, type PlaceShare, wentWhere } from './went-where.ts';
