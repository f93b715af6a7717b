import type { Span } from '../base/index.ts';
import type { Part } from '../decode/index.ts';
import type { Claim, Rank } from './claim.ts';

/** A hit whose claim holds, before it is known whether a better reading of the same bytes exists. */
export interface Found {
  readonly claim: Claim;
  readonly part: Part;
  readonly span: Span;
  readonly forms: readonly string[];
  readonly rank: Rank;
  readonly namedBy: string | null;
  /** What was read as a coordinate, where it is not the case's own number. */
  readonly degrees?: number;
  /** What it is made of, in order, where several hits count together. */
  readonly members?: readonly Found[];
}

/** Whether `a` says more of the bytes it shares with `b`: nearer to the value as given, longer, plainer. */
export function explainsBetter(a: Found, b: Found): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  const longer = a.span.end - a.span.start - (b.span.end - b.span.start);
  if (longer !== 0) return longer > 0;
  return a.forms.length < b.forms.length;
}
