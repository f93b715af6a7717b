import * as v from 'valibot';
import { described, emptyOr, fields, isText, list, name, shapedBy } from './schema-words.ts';
import { hostName } from './service-schema.ts';
import { dayOrTime } from './terms-schema.ts';

/** The one definition of a list of waivers: it types, it checks, and it prints the JSON Schema and the page in the docs. */

const accepted = {
  owner: described('Who answers for accepting it'),
  reason: described('Why it is accepted'),
  expires: v.pipe(
    dayOrTime,
    v.description('When it must be looked at again; from then on the finding fails'),
  ),
};

const byFinding = fields({
  finding: v.pipe(
    v.string(isText),
    v.regex(/^fnd:[0-9a-z]{1,128}$/, 'must be the id of a finding, such as fnd:0123456789abcdef'),
    v.description('The finding, by its id'),
  ),
  ...accepted,
});

const byPlace = fields({
  rule: v.pipe(name, v.description('Every finding of this rule about the identifier and the destination')),
  identifier: v.pipe(
    v.union([name, list(name)], emptyOr('must be the id of an identifier, or a list of ids')),
    v.description(
      'The identifier, by its id; or a list of them. What is about any identifier that is not named is not accepted',
    ),
  ),
  destination: v.pipe(hostName, v.description('The host')),
  ...accepted,
});

export const waiversSchema = v.pipe(
  fields({
    telltale: v.pipe(
      v.literal('waivers/1', 'must be waivers/1, the version of waivers that this tool reads'),
      v.description('Format and version: waivers/1'),
    ),
    waivers: v.pipe(
      list(shapedBy({ rule: byPlace }, byFinding)),
      v.description('What is known and accepted'),
    ),
  }),
  v.title('Telltale waivers'),
  v.description('Findings that somebody accepts for a time. They stay listed, and do not make a run fail.'),
);

export type WaiversInput = v.InferOutput<typeof waiversSchema>;
