import * as v from 'valibot';
import { isMap, isScalar, parseDocument } from 'yaml';

/** The keys of a case file, cut out of it. */
export const caseKeysSchema = v.object({
  telltale: v.literal('case-keys/1'),
  /** UTF-16 unit of the case file at which `text` stood. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  text: v.string(),
});

export type CaseKeys = v.InferOutput<typeof caseKeysSchema>;

/** What stands in the place of the keys; the blank makes it belong to them where a list is not indented. */
const NONE = ' []';

/**
 * Parts a case file that `readCase` has taken into what can be shown and the value of its `keys`, which may be encrypted for
 * others than the rest. `joinCaseKeys` gives the same text again, to the letter. Null where it has no keys.
 */
export function cutCaseKeys(text: string): { readonly rest: string; readonly keys: CaseKeys } | null {
  const root = parseDocument(text).contents;
  if (!isMap(root)) return null;
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'keys');
  const value = pair?.value as { range?: readonly [number, number, number] | null; items?: unknown[] } | null;
  const range = value?.range;
  if (range === undefined || range === null || value?.items?.length === 0) return null;
  const [from, to] = range;
  const keys = { telltale: 'case-keys/1', at: from, text: text.slice(from, to) } as const;
  // A block of YAML ends with its last line's break, which what follows needs.
  const end = /\s*$/.exec(keys.text)?.[0] ?? '';
  return { rest: `${text.slice(0, from)}${NONE}${end}${text.slice(to)}`, keys };
}

/** Null where the keys do not fit into the file. */
export function joinCaseKeys(rest: string, { at, text }: CaseKeys): string | null {
  const end = /\s*$/.exec(text)?.[0] ?? '';
  const put = `${NONE}${end}`;
  if (rest.slice(at, at + put.length) !== put) return null;
  return rest.slice(0, at) + text + rest.slice(at + put.length);
}
