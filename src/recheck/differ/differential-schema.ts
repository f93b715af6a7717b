import * as v from 'valibot';
import { PROOFS } from './differential.ts';

const says = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

const names = v.array(v.string());
const count = v.number();

const run = {
  case: v.object({ title: v.nullable(v.string()), sha256: v.string() }),
  captures: v.array(v.object({ file: v.string(), sha256: v.string() })),
  bytes: v.object({ payload: count, read: count, opaque: count, missed: count }),
  identity: says(
    v.nullable(v.object({ shown: count, of: count })),
    'of the identifiers in which the cases differ, how many its positive control or a sighting shows it to have had; null where not both cases were given',
  ),
};

const field = v.object({
  id: says(v.string(), '`fld:…`, the same for the same field in another proof'),
  proof: says(v.picklist(PROOFS), 'how sure it is'),
  direction: v.picklist(['request', 'response']),
  method: v.nullable(v.string()),
  host: says(v.string(), 'a label that varies is `*`'),
  target: says(v.nullable(v.string()), 'the path without its query; a segment that varies is `*`'),
  location: v.string(),
  path: says(
    v.string(),
    'where in the message, as of a sighting; `host/label:2` and `url/segment:4` count from 1',
  ),
  steps: says(names, 'steps in which it was sent'),
  messages: says(
    v.object({ a: count, b: count, again: v.nullable(count) }),
    'messages with the field in each run',
  ),
  candidates: says(names, 'identifiers that differ between the runs and were not ruled out'),
  identifier: says(v.nullable(v.string()), 'the one that it was shown to be derived from'),
  opened: says(names, 'identifiers that decoding found in it; none where nothing here could open it'),
  because: says(v.string(), 'one sentence, without any value'),
});

/** `telltale: differential/1`. */
export const differentialSchema = v.pipe(
  v.object({
    telltale: v.literal('differential/1'),
    tool: v.object({ name: v.literal('telltale'), version: v.string() }),
    runs: v.object({
      a: v.object(run),
      b: v.object(run),
      again: v.nullable(v.object(run)),
      varied: v.nullable(v.object({ ...run, identifier: v.string() })),
    }),
    fields: says(v.array(field), 'fields that vary with the identity'),
    compared: says(
      v.object({
        messages: says(count, 'messages of the first run that have counterparts in the second'),
        alone: says(count, 'messages without a counterpart: nothing is said of them'),
        fields: says(count, 'fields that were held against each other'),
        random: says(count, 'of these, fields that also differ between runs with one identity'),
        times: says(count, 'of these, fields that tell the time'),
        leftOut: says(count, 'messages past the limit, which were not looked at'),
      }),
      'what was compared: what "nothing varies" rests on',
    ),
  }),
  v.description('Fields that vary with the identity and only with it, from runs of one protocol.'),
);
