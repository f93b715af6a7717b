import type { Proof } from './differential.ts';
import type { FieldValue } from './field-value.ts';

/** Fewer bits than this agree by chance once in a million times or more often. */
export const LEAST_BITS = 20;

/** Values of one field, by message: by its moment and its turn there. */
export type Column = ReadonlyMap<string, FieldValue>;

/** Values of one field in the runs. */
export interface Columns {
  readonly a: Column;
  readonly b: Column | undefined;
  readonly again: Column | undefined;
}

/** What the values of one field prove. */
export function proofOf({ a, b, again }: Columns, isRepeated: boolean): Proof | 'same' | 'random' | 'time' {
  if (b === undefined) return 'same';
  const [inA, inB] = [digestsOf(a), digestsOf(b)];
  // Another number of messages, or another choice among the same values, is no other value.
  const differs = [...inA].some((each) => !inB.has(each)) && [...inB].some((each) => !inA.has(each));
  if (isRepeated && again !== undefined && !isStable(a, again)) return 'random';
  if (!differs) return 'same';
  if ([...a.values()].every(({ isTime }) => isTime)) return 'time';
  if (!isRepeated) return variesWithin(a) || variesWithin(b) ? 'random' : 'unconfirmed';
  // What the repeated run never came to cannot have been the same there.
  if (again === undefined || !sharesSlot(a, again)) return 'unconfirmed';
  return bitsOf(a, inB) < LEAST_BITS ? 'weak' : 'derived';
}

/** Whether every value came again: where a message is missing in one of the runs, in the rest of them. */
function isStable(a: Column, again: Column): boolean {
  const [inA, inAgain] = [digestsOf(a), digestsOf(again)];
  for (const [slot, { digest }] of a) if (again.has(slot) && !inAgain.has(digest)) return false;
  for (const [slot, { digest }] of again) if (a.has(slot) && !inA.has(digest)) return false;
  return true;
}

function sharesSlot(a: Column, again: Column): boolean {
  return [...a.keys()].some((slot) => again.has(slot));
}

/** Another value each time the same step was done again. */
function variesWithin(column: Column): boolean {
  return column.size > 1 && digestsOf(column).size === column.size;
}

/** Of the values that came with one identity alone, all that would have had to agree by chance. */
function bitsOf(a: Column, inB: ReadonlySet<string>): number {
  const own = new Map(
    [...a.values()].filter(({ digest }) => !inB.has(digest)).map((value) => [value.digest, value]),
  );
  return [...own.values()].reduce((total, { bits }) => total + bits, 0);
}

export function digestsOf(column: Column): Set<string> {
  return new Set([...column.values()].map(({ digest }) => digest));
}
