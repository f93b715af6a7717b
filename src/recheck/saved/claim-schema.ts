import * as v from 'valibot';
import { bearerStates } from './coverage-schema.ts';
import {
  attributed,
  byteCount,
  count,
  fields,
  flag,
  list,
  names,
  number,
  oneOf,
  says,
  shape,
  text,
  textOrNull,
} from './words.ts';

const dated = <const Value extends v.GenericSchema>(value: Value) => ({
  ...attributed(value),
  date: v.optional(says(text, 'of the table, `YYYY-MM-DD`')),
});

const server = fields({
  destination: text,
  host: fields(attributed(text)),
  address: textOrNull,
  standing: says(
    oneOf([
      'in-place',
      'region-unknown',
      'wrong-region',
      'outside',
      'tables-differ',
      'edge',
      'excepted',
      'unplaced',
    ]),
    'where it stands to the promise',
  ),
  countries: list(fields(dated(text))),
  regions: list(fields(dated(fields({ id: text, title: text, country: text })))),
  networks: list(fields({ ...dated(number), organisation: textOrNull })),
  domain: v.nullable(fields(attributed(text))),
  edges: list(fields(dated(text))),
  refuted: says(list(fields(dated(text))), 'countries that no answer can have come back from so soon'),
  roundTrip: says(v.nullable(number), 'milliseconds'),
  byteLength: count,
  isUnanswered: v.optional(says(flag, 'nothing came back from there; absent where something did')),
  sightings: names,
});

const residency = shape(
  'Residency',
  'Where a service was in one month, for one market, against what was promised.',
  {
    service: text,
    market: text,
    unseenFrom: v.optional(says(text, 'why nobody looked from this market; absent where somebody did')),
    month: says(textOrNull, '`YYYY-MM`'),
    verdict: oneOf(['upheld', 'refuted', 'partly', 'not-tested']),
    because: text,
    by: says(textOrNull, 'last day before it was due'),
    isEarly: flag,
    servers: list(server),
  },
);

const verdict = oneOf(['upheld', 'refuted', 'partly', 'not-tested', 'untestable']);

/** What is said of a claim and of each of its parts. */
const weighed = {
  verdict: says(verdict, 'see [verdicts](../judge/claims.md)'),
  because: says(text, 'a sentence or a few, without any value'),
  missing: says(names, 'what it would take to call it upheld'),
  sightings: names,
  coverage: says(
    fields({
      phases: names,
      watchedSeconds: number,
      steps: names,
      canaries: says(names, 'identifiers that it is about, proven live and put to use'),
      bytes: fields(byteCount),
      bearers: bearerStates,
    }),
    'what was looked at before anything was said',
  ),
};

const part = shape('Part', 'One part of a claim.', {
  title: says(textOrNull, 'null for a claim of one part'),
  ...weighed,
  residency: v.optional(says(list(residency), 'where it is about where data resides')),
});

export const claim = shape('Claim', 'What becomes of a claim.', {
  id: text,
  said: fields({ by: text, when: text, where: text }),
  text,
  isQuote: flag,
  sha256: says(textOrNull, 'of the quote'),
  ...weighed,
  findings: says(names, 'that rest on its sightings'),
  agreedTo: says(
    fields({ yes: count, no: count, unknown: count }),
    'another question: sightings that were agreed to',
  ),
  securedInTransit: says(fields({ yes: count, no: count }), 'a third question: sightings over TLS'),
  parts: list(part),
});
