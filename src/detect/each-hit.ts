import { isUtf8 } from 'node:buffer';
import type { Claim } from './claim.ts';
import type { Needles } from './compile-identity.ts';
import { mayBeWhole } from './may-be-whole.ts';

export interface HitOptions {
  /** Leave out values that prove nothing where they cannot be all of a field's value; by default they are told. */
  readonly weakWholeOnly?: boolean;
  /** Whether the bytes at a place are no text; by default it is asked of all of the bytes at once. */
  readonly isBinaryAt?: (start: number) => boolean;
}

/** Tells of every place where a text of a claim stands, whatever stands around it. */
export function eachHit(
  bytes: Uint8Array,
  { matcher, claims, octets, runs, numberClaims }: Needles,
  hit: (claim: Claim, start: number, end: number) => void,
  { weakWholeOnly = false, isBinaryAt }: HitOptions = {},
): void {
  matcher.find(bytes, (index, start, end) => {
    // A weak value that is common stands in every host or sentence: it is passed over before anything is made for it.
    if (weakWholeOnly && claims.isWeak(index) && !mayBeWhole(bytes, start, end)) return;
    for (const claim of claims.of(index)) hit(claim, start, end);
  });
  const { hasControls, isAscii } = runs.find(bytes, {
    number: (index, start, end) => {
      for (const claim of numberClaims.of(index)) hit(claim, start, end);
    },
    claim: hit,
  });
  if (isBinaryAt === undefined && !hasControls && (isAscii || isUtf8(bytes))) return;
  octets.matcher.find(bytes, (index, start, end) => {
    if (isBinaryAt?.(start) === false) return;
    for (const claim of octets.claims.of(index)) hit(claim, start, end);
  });
}
