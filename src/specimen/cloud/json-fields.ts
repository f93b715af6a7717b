import { MOST_FIELDS } from './received.ts';
import type { Call } from './service-file.ts';

/** Arrays and objects within each other; none of the handset's bodies has more than four. */
export const DEEPEST_JSON = 32;

/**
 * Calls `told` for every string, number and truth value, with its JSON pointer (RFC 6901) after `prefix`.
 * What lies deeper than DEEPEST_JSON, or comes after MOST_FIELDS, is left out.
 */
export function tellJson(value: unknown, told: (pointer: string, value: string) => void, prefix = ''): void {
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer: prefix, depth: 0 }];
  let left = MOST_FIELDS;
  for (let next = open.pop(); next !== undefined && left > 0; next = open.pop()) {
    if (next.value === null) continue;
    if (typeof next.value !== 'object') {
      told(next.pointer, String(next.value));
      left -= 1;
    } else if (next.depth < DEEPEST_JSON) {
      const { pointer, depth } = next;
      const children = Object.entries(next.value).map(([name, child]) => ({
        value: child as unknown,
        pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        depth: depth + 1,
      }));
      // Taken from the end, so that they come out in the order of the text.
      for (const child of children.reverse()) open.push(child);
    }
  }
}

/** Null where the text is no JSON object or array. */
export function jsonOf(text: string): Readonly<Record<string, unknown>> | readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Reads the body as JSON and tells all that is in it; null where it is none. */
export function toldJson(call: Call): ReturnType<typeof jsonOf> {
  const value = jsonOf(call.body.toString('utf8'));
  if (value !== null) tellJson(value, call.told);
  return value;
}

/** A member that is a string; null where it is something else or missing. */
export function textMember(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const member = (value as Readonly<Record<string, unknown>>)[name];
  return typeof member === 'string' ? member : null;
}
