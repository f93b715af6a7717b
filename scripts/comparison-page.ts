import type { JsonSchema } from '@valibot/to-json-schema';
import { CHANGE_KINDS, CHANGE_MEANINGS } from '../src/recheck/index.ts';
import { fieldRows } from './field-rows.ts';
import { table } from './table.ts';

/** The page of the retest and of its format, from its JSON Schema. */
export function comparisonPage(schema: JsonSchema): string {
  return `# Comparison (\`telltale: comparison/1\`)

<!-- Generated from src/recheck by \`npm run generate\`. -->

${schema.description ?? ''} \`telltale compare <before> <after> --format json\` prints it. Either side is an examination
that \`telltale scan --format json\` wrote, or a capture with \`--case\`. The
[JSON Schema](../../schemas/comparison-1.schema.json) ships with the package.

Things are told apart by their fingerprint: identifier, direction, host, location and field. No ids of messages and no
times are in it. What is not found at the same place is looked for at the nearest one: the same host, the same domain,
anywhere; of several as near the least protected counts. An identifier is known by its id and kind. Control arms are left out.

## Kinds of change

[Each with examples](../recheck/compare.md).

${table(
  ['kind', 'says'],
  CHANGE_KINDS.map((kind) => [`\`${kind}\``, CHANGE_MEANINGS[kind]]),
)}

## What fixed needs

A thing that is not seen any more is only called fixed where all of this holds; what does not is listed in \`missing\`:

- Marks say in which steps it was told before, and each of them was done again at least as often, and put the identifier
  to use where it did before.
- What had been agreed to of the service it went to (of all services, where no service has the host) when it was told had
  been agreed to again in the same way, and what was on with consent was on again. That a service is on which nobody
  agreed to is what an update may change.
- Vendor, model, market, egress country, resolver, SIM and locale are the same in both cases; what only one of them says
  is not. What neither says is in \`sameTest.unstated\`: nobody checked it.
- The later case has an identifier of the same id and kind, so that somebody looked for it. An examination holds no values,
  and each test may plant canaries of its own: \`contact1.number\` is whatever number the first contact was given. Whether an IMEI, or
  whatever else cannot be planted, is the phone's own in both cases nobody checks.
- From the phase of these steps on, to the end of what was watched, no more bytes were sent unread to any host than
  before, and no greater share of all bytes was unread or lost; what lies in no phase counts too. Of what was sent back,
  what passed unread at any host counts.
- Of all that passed to and from the host it was told to, and the services that the host belongs to, no greater share was
  unread or lost than before.
- No more connections refused the interception than before.
- No bearer is \`unwatched\`: each is \`watched\` or \`off\`, and \`watched\` where it was before.
- A positive control of the later run proved that the canary would have been seen.
- The phases of these steps were watched as long as before, but for 5 %: from the first to the last thing captured.
- No notice says that something was not looked at, and the phone's own counters do not say that something is missing.

## Exit status

1 where something that is weakened, new, persists or relocated is in a finding of the later examination that fails, of
the level of \`--fail-on\` (\`error\`, \`warning\` or \`never\`) and not waived; 0 otherwise; 2 for wrong usage, a wrong case
or what is no examination; 3 for a capture that cannot be read at all.

## Fields

${table(['field', 'value', 'needed', 'meaning'], fieldRows(schema))}
`;
}
