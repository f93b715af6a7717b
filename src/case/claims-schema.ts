import * as v from 'valibot';
import { described, emptyOr, fields, isText, list, name, text } from './schema-words.ts';
import { circumstances, kindNames, predicateSchema, someOf } from './terms-schema.ts';

/** The one definition of a list of claims: it types, it checks, and it prints the JSON Schema and the page in the docs. */

/**
 * What a claim may leave unread at most and still be called upheld: a claim cannot switch its own proof off. Opaque is
 * never clean, as one sealed message can hold a whole address book; a twentieth leaves room for what a phone says to
 * hosts that pin, such as asking for updates. Who needs more has not read enough to say so.
 */
export const HIGHEST_OPAQUE_SHARE = 0.05;

const aShare = `must be a number from 0 to ${HIGHEST_OPAQUE_SHARE}: with more left unread nothing is proven`;

const needs = fields({
  steps: someOf(
    name,
    'Steps that must have been done, by id or by what is done in them, such as add-contact',
  ),
  watched: v.optional(
    v.pipe(
      v.string(isText),
      v.regex(
        /^(?=.*[1-9])\d{1,5}[smhd]$/,
        'must be a time with its unit, such as 90s, 30m, 1h or 13d, and more than none',
      ),
      v.description('How long must have been watched; 10m where left out'),
    ),
  ),
  canaries: someOf(
    kindNames,
    'Kinds of which a value must have been proven live and put to use; those that the predicate names where left out, and where it names none all of the case that it is about',
  ),
  // A file's numbers are read as they are written, those that a case writes out are numbers.
  opaqueShare: v.optional(
    v.pipe(
      v.union(
        [
          v.pipe(v.number(), v.minValue(0, aShare), v.maxValue(HIGHEST_OPAQUE_SHARE, aShare)),
          v.pipe(v.string(), v.regex(/^0(\.0(5|[0-4]\d{0,7})?0{0,7})?$/, aShare)),
        ],
        emptyOr(aShare),
      ),
      v.description(
        `How much of what it is about may have stayed unread or been missed, by bytes; at most ${HIGHEST_OPAQUE_SHARE}, and 0 where left out`,
      ),
    ),
  ),
});

const said = fields({
  by: described('Who said it'),
  when: described('When: a day, or as near as it is known'),
  where: described('Where it can be read: a citation'),
});

const part = fields({
  title: described('What this part of it says'),
  predicate: v.pipe(predicateSchema, v.description('What must be so')),
});

const claim = fields({
  id: v.pipe(name, v.description('Name of the claim in results; unique')),
  said: v.pipe(said, v.description('Who said it, when and where')),
  quote: v.optional(described('The words themselves, where there is a text')),
  paraphrase: v.optional(described('What was said, in our words, where there is none')),
  sha256: v.optional(
    v.pipe(
      v.string(isText),
      v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in small letters'),
      v.description('SHA-256 of the quote in UTF-8'),
    ),
  ),
  predicate: v.optional(
    v.pipe(predicateSchema, v.description('What must be so: never, only, always or resides')),
  ),
  parts: v.optional(
    v.pipe(
      list(part),
      v.minLength(2, 'needs two parts; one alone is the predicate'),
      v.description(
        'Several things that must be so: where one holds and another does not the verdict is partly',
      ),
    ),
  ),
  scope: v.optional(
    v.pipe(fields(circumstances), v.description('What the claim was made for; nothing else answers for it')),
  ),
  needs: v.optional(v.pipe(needs, v.description('What must have been done before it can be called upheld'))),
  divisible: v.optional(
    v.pipe(
      v.boolean(emptyOr('must be true or false')),
      v.description(
        'Whether it may hold for some of the kinds, services or phases that its predicate lists and not for others; true where left out',
      ),
    ),
  ),
  untestable: v.optional(
    described('Why no capture of a phone can uphold it. With a predicate it can still be refuted'),
  ),
});

export const claimsSchema = v.pipe(
  fields({
    telltale: v.pipe(
      v.literal('claims/1', 'must be claims/1, the version of claims that this tool reads'),
      v.description('Format and version: claims/1'),
    ),
    title: v.optional(text),
    claims: v.pipe(list(claim), v.description('What was claimed')),
  }),
  v.title('Telltale claims'),
  v.description(
    'What was said of what a phone tells, each with what would refute it and what it takes to uphold it.',
  ),
);

export type ClaimsInput = v.InferOutput<typeof claimsSchema>;
