import { latin1Of, type Span } from '../base/index.ts';
import type { Layer, Part } from '../decode/index.ts';

/*
 * A run of letters that is read while another layer still disguises it ends where the disguise has a letter that the run
 * has not: what is read begins in the midst of something. Beside its edge nobody can say whether digits are whole.
 */

/** Layers whose runs end at the first letter that is none of theirs. */
const OF_LETTERS: ReadonlySet<Layer | null> = new Set([
  'hex',
  'base85',
  'base64',
  'base64url',
  'base32',
  'base58',
]);

/** The rest of a UUID before its last group. */
const REST_OF_UUID = /^(?=.)(?:(?:(?:[0-9a-f]{0,8}-)?[0-9a-f]{0,4}-)?[0-9a-f]{0,4}-)?[0-9a-f]{0,4}-$/i;
const LONGEST_REST = 24;
const LAST_GROUP = 12;

/** What rot13 makes of the letters of hexadecimal, and a sign that stands between two digits. */
const DISGUISED_HEX = /[n-s][: -]?$/i;

/** Whether digits that were found in a part may be a piece of what its run was cut out of. */
export function isCutOff({ layer, parent, span: run, bytes }: Part, { start, end }: Span): boolean {
  if (parent === null || !OF_LETTERS.has(layer) || start > LONGEST_REST) return false;
  if (layer === 'hex' && start === 0)
    return DISGUISED_HEX.test(latin1Of(parent.bytes.subarray(Math.max(0, run.start - 2), run.start)));
  return end - start === LAST_GROUP && REST_OF_UUID.test(latin1Of(bytes.subarray(0, start)));
}
