import type { Claim } from './claim.ts';
import type { Needles } from './compile-identity.ts';

/** Tells of every place where a text of a claim stands, whatever stands around it. */
export function eachHit(
  bytes: Uint8Array,
  { matcher, claims, separated }: Needles,
  hit: (claim: Claim, start: number, end: number) => void,
): void {
  matcher.find(bytes, (index, start, end) => {
    for (const claim of claims.of(index)) hit(claim, start, end);
  });
  separated.numbers.find(bytes, (index, start, end) => {
    for (const claim of separated.claims.of(index)) hit(claim, start, end);
  });
}
