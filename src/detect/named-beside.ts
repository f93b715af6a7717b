import { latin1Of, type Span } from '../base/index.ts';
import type { Kind } from '../case/index.ts';
import { namingKey } from './naming-key.ts';

/** Bytes beside a value in which a name may stand. */
const LOOKED_AT = 48;

/** Words that make a name: `x network operator`. */
const MOST_WORDS = 4;

/** Whether a word or some words right before or after the span are a naming key of the kind: `carrier=Airtel`. */
export function isNamedBeside(bytes: Uint8Array, { start, end }: Span, kind: Kind): boolean {
  const before = wordsOf(bytes.subarray(Math.max(0, start - LOOKED_AT), start));
  const after = wordsOf(bytes.subarray(end, end + LOOKED_AT));
  for (let count = 1; count <= MOST_WORDS; count++) {
    if (namingKey(before.slice(-count).join('_'), kind) !== null) return true;
    if (namingKey(after.slice(0, count).join('_'), kind) !== null) return true;
  }
  return false;
}

function wordsOf(bytes: Uint8Array): string[] {
  return latin1Of(bytes).match(/[A-Za-z0-9]+/g) ?? [];
}
