import * as v from 'valibot';
import { count, fields, names, oneOf, says, shape, text, textOrNull } from './words.ts';

export const finding = shape('Finding', 'What a rule makes of sightings.', {
  id: says(text, '`fnd:…`, the same for the same thing found in another run'),
  rule: says(text, 'one of the [rules](../judge/rules/README.md), or of a policy'),
  axis: says(
    v.nullable(oneOf(['agreed', 'secured', 'claimed'])),
    'whether it was agreed to, or secured, or true to a claim; null: it is only told',
  ),
  outcome: says(
    oneOf(['fail', 'pass', 'open', 'review', 'not-applicable', 'informational']),
    'as SARIF has it',
  ),
  level: oneOf(['error', 'warning', 'note']),
  because: says(text, 'one sentence, without any value'),
  identifiers: names,
  destination: text,
  phase: textOrNull,
  repeats: says(
    v.nullable(fields({ seen: count, of: count })),
    'in how many repeats of its steps; null where no step is known',
  ),
  sightings: says(names, 'that it rests on'),
  dpv: says(names, 'terms of the W3C Data Privacy Vocabulary'),
  cwe: textOrNull,
  masvs: textOrNull,
  waived: v.optional(
    says(
      fields({ owner: text, reason: text, expires: text }),
      'somebody accepts it for a time: it stays listed and does not make a run fail',
    ),
  ),
});
