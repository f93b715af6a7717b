import * as v from 'valibot';
import { TelltaleError } from '../base/index.ts';
import type { Examination } from '../judge/index.ts';

const text = v.string();
const whole = v.number();
const names = v.array(text);
const bytes = { payload: whole, read: whole, opaque: whole, missed: whole };

/** Of an examination what comparing needs; whatever else is in it is left as it is. */
const examinationSchema = v.looseObject({
  telltale: v.literal('examination/1'),
  case: v.looseObject({
    title: v.nullable(text),
    sha256: text,
    services: v.optional(v.array(v.looseObject({ id: text, hosts: v.optional(names) }))),
  }),
  captures: v.array(
    v.looseObject({
      file: text,
      sha256: text,
      from: v.optional(v.nullable(text)),
      to: v.optional(v.nullable(text)),
    }),
  ),
  phases: v.array(
    v.looseObject({
      id: text,
      from: text,
      to: text,
      control: v.optional(v.boolean(), false),
      watchedSeconds: v.exactOptional(whole),
      steps: v.array(v.looseObject({ id: text, times: whole, exercises: v.optional(names) })),
    }),
  ),
  identifiers: v.array(v.looseObject({ id: text, kind: text, provenLive: v.boolean() })),
  coverage: v.looseObject({
    bytes: v.looseObject(bytes),
    bearers: v.record(text, text),
    byPhase: v.array(v.looseObject({ ...bytes, phase: text })),
    connections: v.optional(v.looseObject({ refused: whole })),
    byDestination: v.optional(v.array(v.looseObject({ ...bytes, destination: text }))),
    byService: v.optional(v.array(v.looseObject({ ...bytes, service: text }))),
    // Examinations of before these were told are compared by all that could not be read.
    opaqueUploads: v.optional(
      v.array(v.looseObject({ destination: text, phase: text, step: text, opaque: whole })),
    ),
    areUploadsLeftOut: v.optional(v.boolean()),
  }),
  sightings: v.array(
    v.looseObject({
      id: text,
      identifier: text,
      kind: text,
      direction: v.picklist(['request', 'response']),
      transport: v.picklist(['plain', 'tls']),
      location: text,
      field: v.nullable(text),
      layers: names,
      forms: names,
      phase: v.nullable(text),
      step: v.nullable(text),
      destination: text,
    }),
  ),
  destinations: v.array(
    v.looseObject({
      id: text,
      host: v.looseObject({ value: text }),
      domain: v.nullable(v.looseObject({ value: text })),
      country: v.nullable(v.looseObject({ value: text })),
    }),
  ),
  notices: v.optional(v.array(v.looseObject({ code: text, about: text, detail: text, times: whole })), []),
  findings: v.array(
    v.looseObject({ id: text, outcome: text, level: text, identifiers: names, sightings: names }),
  ),
});

/** Whether a text is meant as an examination, by its beginning. */
export function isExaminationText(head: string): boolean {
  return /^\uFEFF?\s*\{\s*"telltale"\s*:\s*"examination\//.test(head);
}

/** Reads a saved examination. `name` is what errors call it. Throws `examination-invalid`, whose sentence holds nothing of the text. */
export function readExamination(json: string, name: string): Examination {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new TelltaleError(
      'examination-invalid',
      `${name} is no JSON; give what telltale scan --format json wrote`,
    );
  }
  const result = v.safeParse(examinationSchema, value);
  if (result.success) return result.output as unknown as Examination;
  const path = v.getDotPath(result.issues[0]) ?? 'telltale';
  throw new TelltaleError(
    'examination-invalid',
    `${name} is no examination/1: ${path} is missing or of another shape; give what telltale scan --format json wrote`,
  );
}
