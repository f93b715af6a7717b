import * as v from 'valibot';
import { FORMS } from '../dsse/statement.ts';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'));
const path = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const reduced = v.object({
  /** Bytes and records (packets, entries, flows, lines) of the original and of what was kept. */
  byteLength: v.object({ original: count, kept: count }),
  records: v.object({ original: count, kept: count }),
  /** SHA-256 of the reduced file. */
  sha256,
  /** Numbers of the records that were kept, in the original's counting. */
  kept: v.array(v.number()),
});

/** `data/bundle.json`: what the bundle holds, and what was left out. */
export const descriptionSchema = v.object({
  telltale: v.literal('bundle/1'),
  form: v.picklist(FORMS),
  tool: v.object({ name: v.literal('telltale'), version: v.string() }),
  at: v.string(),
  examination: v.object({ path, sha256 }),
  /** `keys`: the part of the case file that was cut out of it; its place holds `[]`. */
  case: v.object({ path, sha256, keys: v.nullable(path) }),
  claims: v.nullable(v.object({ path, name: v.string() })),
  policy: v.nullable(v.object({ path, name: v.string() })),
  protocol: v.nullable(v.object({ path, name: v.string() })),
  captures: v.array(
    v.object({
      path,
      /** What the examination calls it. */
      file: v.string(),
      /** Of the original. */
      sha256,
      reduced: v.nullable(reduced),
      /** Why it is here whole though a reduced bundle was asked for. */
      whole: v.optional(v.string()),
    }),
  ),
  tables: v.array(
    v.object({
      name: v.string(),
      date: v.string(),
      sha256: v.string(),
      /** What it said of the addresses in the examination. */
      answers: path,
      /** The table itself, where it is small. */
      file: v.nullable(path),
    }),
  ),
  /** Secrets: TLS key logs, and keys of the case. */
  keys: v.array(v.object({ path, holds: v.string(), encrypted: v.boolean() })),
  /** What a reduced bundle cannot show, in sentences. */
  leftOut: v.array(v.string()),
  /** Findings that rest on what was left out: nobody can come to them again from this bundle. */
  unsupported: v.array(v.string()),
});

export type Description = v.InferOutput<typeof descriptionSchema>;
