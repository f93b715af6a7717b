import * as v from 'valibot';
import { bytesOf, parseJson } from '../../base/index.ts';
import type { ByteRange } from '../bag/blocks.ts';

/** A text as what the schema says; or why it is not, and where that begins as far as it can be told. */
export type JsonIn<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly sentence: string; readonly ranges: readonly ByteRange[] };

export function jsonIn<const Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): JsonIn<v.InferOutput<Schema>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const bytes = bytesOf(text);
    const at = Math.min(parseJson(bytes).end, Math.max(bytes.byteLength - 1, 0));
    return {
      ok: false,
      sentence: 'it is no JSON from here on',
      ranges: [{ from: at, to: bytes.byteLength }],
    };
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.output };
  const issue = result.issues[0];
  const path = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  const where = path.join('').replace(/^\./, '').slice(0, 100);
  return {
    ok: false,
    sentence: where === '' ? 'it is not what it should be' : `${where} is not what it should be`,
    ranges: [],
  };
}

/** The first byte at which two differ; null where they are the same. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | null {
  const least = Math.min(a.byteLength, b.byteLength);
  for (let at = 0; at < least; at++) if (a[at] !== b[at]) return at;
  return a.byteLength === b.byteLength ? null : least;
}
