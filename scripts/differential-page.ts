import type { JsonSchema } from '@valibot/to-json-schema';
import { fieldRows } from './field-rows.ts';
import { table } from './table.ts';

/** The page of the differential proof and of its format, from its JSON Schema. */
export function differentialPage(schema: JsonSchema): string {
  return `# Differential proof (\`telltale: differential/1\`)

<!-- Generated from src/recheck/differ by \`npm run generate\`. -->

${schema.description ?? ''} \`telltale differ <a> <b> [again] [varied] --format json\` prints it. The
[JSON Schema](../../schemas/differential-1.schema.json) ships with the package.

A value that nobody can open, such as a hash under an unknown key, still shows what it was made from: after
Agrigento (Continella et al., *Obfuscation-Resilient Privacy Leak Detection for Mobile Apps Through Differential
Analysis*, NDSS 2017). The same protocol is carried out:

1. \`a\`: with one identity,
2. \`b\`: with another,
3. \`again\`: with the first once more, so that what varies of itself is known,
4. \`varied\`: with the first, but for the one identifier that \`--vary\` names, which tells whether it is the one.

Carry \`b\` out between \`a\` and \`again\`: what changes with time then differs between these two.

Which identity a run had is told by its positive control, or by what of it was found: of the identifiers that have another
value in the other case, \`runs.*.identity\` counts those that are shown. Where a run shows the other identity, or both
cases have the same one, the command ends with status 2 and says so. Where nothing shows it, the text says that.

[Examples](../recheck/differ.md), and what it cannot say.

## How fields are compared

Messages are compared with those of the same direction, method, host and path; a label or segment that no two identities
share, and that is not plainly a word, is left open and is a field itself. Streams have no names, so messages of the
same length are compared. Within a message every value that a container divides is a field: of a query, form, cookie,
JSON, XML, multipart or protobuf, each header field, and what is under layers that can be taken off. A value counts as
the same where it stood in any message of the other run, as the order of messages may change of itself. Header fields
that say how a message is carried (\`Content-Length\`, \`Date\`, \`Host\`) are left out, as are names asked of DNS and TLS
server names.

| proof | says |
| --- | --- |
| \`derived\` | the values are equal in \`a\` and \`again\` and others in \`b\`, and too long to be so by accident |
| \`unconfirmed\` | they differ between the identities, but without a repeated run they may be random |
| \`weak\` | as \`derived\`, but so short that it may be an accident (under 20 bits) |

What differs between \`a\` and \`again\` (nonces, counters, sessions) and what tells the time is counted and not reported.
\`opened\` names identifiers that decoding found in the field; where it is empty, only this proof shows it.

## Exit status

1 where a field is derived (with \`--fail-on warning\` also where it is unconfirmed or weak; with \`never\` not), 0
otherwise, 2 for wrong usage or a wrong case, 3 for a capture that cannot be read at all.

## Fields

${table(['field', 'value', 'needed', 'meaning'], fieldRows(schema))}
`;
}
