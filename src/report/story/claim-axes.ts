import type { ClaimVerdict } from '../../judge/index.ts';
import type { Words } from '../words/index.ts';

/** Agreed to, and secured, in words. Empty is not zero: of what was not seen nobody can say either. */
export function claimAxes(
  { agreedTo: { yes, no, unknown }, securedInTransit }: ClaimVerdict,
  { claims }: Words,
): string[] {
  const all = yes + no + unknown;
  if (all === 0) return [claims.nothing, claims.nothing];
  const secured = securedInTransit.yes + securedInTransit.no;
  return [claims.counted(yes, all, unknown), claims.counted(securedInTransit.yes, secured, 0)];
}
