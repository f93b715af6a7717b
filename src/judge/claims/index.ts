export type { ClaimCoverage, ClaimVerdict, PartVerdict, Verdict } from './claim-verdict.ts';
export { judgeClaims } from './judge-claims.ts';
export { notAllIn } from './left-out.ts';
