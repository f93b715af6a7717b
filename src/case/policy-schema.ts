import * as v from 'valibot';
import { described, fields, list, name, oneOf, text } from './schema-words.ts';
import { predicateSchema } from './terms-schema.ts';

/** The one definition of a policy: it types, it checks, and it prints the JSON Schema and the page in the docs. */

const rule = fields({
  id: v.pipe(name, v.description('Name of the rule; findings call it `policy:<id>`; unique')),
  level: v.optional(
    v.pipe(
      oneOf(['error', 'warning', 'note']),
      v.description('How bad it is where it is broken; error where left out'),
    ),
  ),
  because: described('Why it is a rule: one sentence that every finding repeats'),
  predicate: v.pipe(predicateSchema, v.description('What must be so: never, only or always')),
});

export const policySchema = v.pipe(
  fields({
    telltale: v.pipe(
      v.literal('policy/1', 'must be policy/1, the version of policies that this tool reads'),
      v.description('Format and version: policy/1'),
    ),
    title: v.optional(text),
    rules: v.pipe(list(rule), v.description('What must be so')),
  }),
  v.title('Telltale policy'),
  v.description("Somebody's own rules of what a phone may tell."),
);

export type PolicyInput = v.InferOutput<typeof policySchema>;
