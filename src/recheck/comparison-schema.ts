import * as v from 'valibot';
import { PROTECTIONS } from '../judge/index.ts';
import { CHANGE_KINDS } from './change.ts';

const says = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

const names = v.array(v.string());
const count = v.number();

const side = v.object({
  case: v.object({ title: v.nullable(v.string()), sha256: v.string() }),
  captures: v.array(v.object({ file: v.string(), sha256: v.string() })),
  builds: says(names, 'firmware of its phases, where marks or the case name one'),
  device: says(
    v.object({
      vendor: v.nullable(v.string()),
      model: v.nullable(v.string()),
      market: v.nullable(v.string()),
    }),
    'null where the case does not say',
  ),
  egressCountry: says(v.nullable(v.string()), 'where it was watched from; null where the case does not say'),
  coverage: says(
    v.object({
      bytes: v.object({ payload: count, read: count, opaque: count, missed: count }),
      connections: v.object({ total: count, read: count, opaque: count, refused: count }),
      bearers: v.record(v.string(), v.string()),
      seconds: says(count, 'how long its phases were watched, control arms left out'),
    }),
    'how much was in sight: what is not seen is bounded by it',
  ),
});

const place = v.nullable(
  v.object({
    host: v.string(),
    country: says(v.nullable(v.string()), 'null where no table knows it, or the tables differ'),
    location: v.string(),
    field: v.nullable(v.string()),
    transport: says(v.picklist(['plain', 'tls']), '`plain` where any sighting was'),
    protection: says(v.picklist(PROTECTIONS), 'how the value itself stood; of several sightings the weakest'),
    steps: says(names, 'steps in which it was told'),
    phases: names,
    sightings: says(names, 'ids of the sightings, as in that examination'),
  }),
);

const looked = v.object({
  steps: says(
    v.array(
      v.object({
        id: v.string(),
        times: count,
        isUsed: says(v.boolean(), 'whether it put the identifier to use'),
      }),
    ),
    'the steps in which it was told, and how often each was done',
  ),
  isSought: says(v.boolean(), 'whether its case has an identifier of this id and kind'),
  seconds: says(
    count,
    'how long the phases of these steps were watched: from the first to the last thing captured',
  ),
  bytes: says(
    v.object({ payload: count, unread: count, missed: count }),
    'payload and lost bytes of these phases, of all that came later and of what lies in no phase; of the payload, what was sent and not read (of all that passed unread, where it was sent back or one side does not tell what was sent)',
  ),
  unreadAt: says(
    v.array(v.object({ host: v.string(), unread: count })),
    'where it was sent, or passed, unread',
  ),
  at: says(
    v.array(
      v.object({
        kind: v.picklist(['host', 'service']),
        name: v.string(),
        payload: count,
        unread: count,
        missed: count,
      }),
    ),
    'of all that passed to and from the host it was told to before, and the services the host belongs to',
  ),
  refused: says(count, 'connections that refused the interception'),
  provenLive: says(v.boolean(), 'whether a positive control showed that it would have been seen'),
  bearers: says(
    v.record(v.string(), v.string()),
    'of each way out of the phone: `watched`, `off` or `unwatched`',
  ),
});

const change = v.object({
  id: says(v.string(), '`chg:…`, the same for the same change found again'),
  kind: says(v.picklist(CHANGE_KINDS), 'what became of it'),
  identifier: says(v.string(), 'id in the case'),
  identifierKind: v.string(),
  direction: v.picklist(['request', 'response']),
  because: says(v.string(), 'one sentence, without any value'),
  missing: says(names, 'what would have to be done or seen to call it fixed'),
  before: says(place, 'null where it was not told'),
  after: says(place, 'null where it is not told'),
  coverage: says(
    v.object({ before: looked, after: looked }),
    'how well both sides looked at the steps in which it was told',
  ),
});

/** `telltale: comparison/1`. */
export const comparisonSchema = v.pipe(
  v.object({
    telltale: v.literal('comparison/1'),
    tool: v.object({ name: v.literal('telltale'), version: v.string() }),
    before: side,
    after: side,
    sameTest: says(
      v.object({
        differences: says(
          v.array(
            v.object({ what: v.string(), before: v.nullable(v.string()), after: v.nullable(v.string()) }),
          ),
          'what the cases say otherwise of vendor, model, market, egress country, resolver, SIM and locale, or only one says (null); where there is any, nothing is called fixed',
        ),
        unstated: says(names, 'what neither case says of these, so that nobody checked it'),
        notSought: says(
          names,
          'ids of identifiers that the later case does not have, or has of another kind',
        ),
      }),
      'whether the later one can be a retest of the other',
    ),
    counts: says(
      v.object(Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, count])) as Record<string, typeof count>),
      'changes of each kind',
    ),
    changes: says(v.array(change), 'from what is worst to what is best to hear'),
  }),
  v.description('What changed between two examinations, thing by thing that was told.'),
);
