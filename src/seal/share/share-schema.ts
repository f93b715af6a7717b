import * as v from 'valibot';

const text = v.string();
const textOrNull = v.nullable(v.string());
const names = v.array(text);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const digest = v.pipe(text, v.regex(/^[0-9a-f]{64}$/));

/** `telltale: share/1`: what was found, without a value or anything that a value could be tried on without the key. */
export const shareSchema = v.object({
  telltale: v.literal('share/1'),
  tool: v.object({ name: v.literal('telltale'), version: text }),
  /** Of HKDF; hexadecimal. */
  salt: digest,
  /** Whether a secret besides the identity goes into the key. */
  needsSecret: v.boolean(),
  /** Keyed digests, by which who holds the key knows the examination and the case again. */
  examination: digest,
  case: digest,
  custody: v.object({ entries: count, digest }),
  device: v.record(v.string(), textOrNull),
  controller: textOrNull,
  captures: v.array(
    v.object({ format: text, digest, connections: count, messages: count, from: textOrNull, to: textOrNull }),
  ),
  phases: v.array(
    v.object({
      id: text,
      from: text,
      to: text,
      build: textOrNull,
      control: v.boolean(),
      services: v.record(v.string(), text),
      consent: v.record(v.string(), text),
      steps: v.array(v.object({ id: text, times: count })),
    }),
  ),
  identifiers: v.array(
    v.object({ id: text, kind: text, class: text, digest, provenLive: v.boolean(), sightings: count }),
  ),
  destinations: v.array(v.object({ id: text, host: text, party: text, country: textOrNull })),
  sightings: v.array(
    v.object({
      id: text,
      message: text,
      identifier: text,
      /** Over the value, and over this place of it. */
      digest,
      direction: text,
      protocol: text,
      method: textOrNull,
      transport: text,
      location: text,
      field: textOrNull,
      layers: names,
      forms: names,
      at: text,
      phase: textOrNull,
      step: textOrNull,
      destination: text,
    }),
  ),
  findings: v.array(
    v.object({
      id: text,
      rule: text,
      axis: textOrNull,
      outcome: text,
      level: text,
      identifiers: names,
      destination: text,
      phase: textOrNull,
      repeats: v.nullable(v.object({ seen: count, of: count })),
      sightings: names,
      dpv: names,
      cwe: textOrNull,
      masvs: textOrNull,
    }),
  ),
  claims: v.array(v.object({ id: text, verdict: text })),
  coverage: v.object({
    bytes: v.object({ payload: count, read: count, opaque: count, missed: count }),
    connections: v.object({ total: count, read: count, opaque: count, refused: count }),
    bearers: v.record(v.string(), text),
  }),
  tables: v.array(v.object({ name: text, date: text, sha256: text })),
});

export type Shared = v.InferOutput<typeof shareSchema>;
