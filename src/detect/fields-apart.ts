import type { Span } from '../base/index.ts';
import { binaryFields, type Field, fieldAround, type Part } from '../decode/index.ts';

/*
 * In a binary container a value stands between tags and lengths. Where these are controls they divide it from its
 * neighbours, and searching the part as a whole finds what there is; where they are letters, digits or anything else
 * the field is searched once more by itself, and what the search of the whole finds in it does not count.
 */

/** Bytes of the shortest number that is looked for: see `integers`. */
const LEAST_NUMBER = 5;

/** Bytes of the shortest text: the names of some carriers have two letters. */
const LEAST_TEXT = 2;

/** Fields of a part that are to be searched by themselves. */
export function fieldsApart(part: Part): readonly Field[] {
  return binaryFields(part)?.fields.filter((field) => isApart(part.bytes, field)) ?? NO_FIELDS;
}

const NO_FIELDS: readonly Field[] = [];

/** Whether what was found in all of a part lies in a field that is searched by itself. */
export function isLeftToField(part: Part, span: Span): boolean {
  const field = fieldAround(part, span);
  return field !== null && isApart(part.bytes, field);
}

function isApart(bytes: Uint8Array, { kind, start, end }: Field): boolean {
  const length = end - start;
  if (kind === 'number') return length >= LEAST_NUMBER;
  return length >= LEAST_TEXT && !(isControl(bytes[start - 1]) && isControl(bytes[end]));
}

/** The beginning and the end of a part divide as well. */
function isControl(byte: number | undefined): boolean {
  return byte === undefined || byte < 0x20;
}
