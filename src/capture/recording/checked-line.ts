import * as v from 'valibot';
import { textOf } from '../../base/index.ts';
import { headSchema, lineSchema, type WrittenLine } from './line-schema.ts';

/** What a line after the first says; null where it is none of a recording's. */
export function checkedLine(bytes: Uint8Array): WrittenLine | null {
  const { success, output } = v.safeParse(lineSchema, valueIn(bytes), { abortEarly: true });
  return success ? output : null;
}

/** Whether a line is the first of a recording. */
export function isHead(bytes: Uint8Array): boolean {
  return v.is(headSchema, valueIn(bytes));
}

function valueIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
