import { stringify } from 'yaml';
import type { ChangeExample, ChangeRow } from './change-example.ts';
import type { DifferExample } from './examples-of-differ.ts';
import { changeRows } from './rows/changes.ts';
import { differExamples } from './rows/differences.ts';

/** What the retest and the differential proof say, by example: `docs/recheck`. */
export function recheckPages(): { path: string; text: string }[] {
  return [
    { path: 'docs/recheck/compare.md', text: comparePage() },
    { path: 'docs/recheck/differ.md', text: differPage() },
  ];
}

const generatedFrom = (source: string) =>
  `<!-- Generated from scripts/recheck-pages/${source} by \`npm run generate\`; a test runs every example. -->`;

const yaml = (value: unknown) =>
  `\`\`\`yaml\n${stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd()}\n\`\`\``;

const quoted = (sentences: readonly string[]) => sentences.map((sentence) => `> ${sentence}`).join('\n>\n');

function comparePage(): string {
  return `# What a retest says, by example

${generatedFrom('rows/changes.ts')}

\`telltale compare before.json after.json\` tells, thing by thing that was told, what became of it. [The
format](../formats/comparison.md) has how things are told apart and every field; here is each kind of change with what
leads to it, from what is worst to what is best to hear.

In the examples both sides are the same but for what is given: a step \`switch-on\` that was done three times in a phase
of one hour, in which the IMEI went to api.vendor.example without TLS, in the field \`imei\` of the URL. All of it could be
read, Wi-Fi was watched, cellular data and SMS were off, and a positive control proved the IMEI.

${changeRows.map(kindSection).join('\n\n')}
`;
}

function kindSection({ kind, about, unseen, examples }: ChangeRow): string {
  return `## \`${kind}\`

${about}

${examples.map(changeSection).join('\n\n')}

What it cannot say:

${unseen.map((sentence) => `- ${sentence}`).join('\n')}`;
}

function changeSection({ title, before, after, says }: ChangeExample): string {
  return `**Example: ${title}**

${yaml({ before, after })}

${quoted(says)}`;
}

function differPage(): string {
  return `# What a differential proof says, by example

${generatedFrom('rows/differences.ts')}

\`telltale differ a.pcap b.pcap again.pcap --case-a one.yaml --case-b other.yaml\` holds runs of one protocol against each
other, field by field. [The format](../formats/differential.md) has how fields are compared and every field of the result.

Carry the runs out in the order \`a\` (first identity), \`b\` (another), \`again\` (the first once more), each a capture of its
own. In the examples the identities differ in \`imei1\` and \`imsi\`; each message is one line with its body.

${differExamples.map(differSection).join('\n\n')}

## What it never says

- That a field is *not* derived from the identity. Nothing reported means: of what could be read and compared, nothing
  was equal with one identity and another with the other.
- Anything of bytes that could not be read: TLS that was not opened is not compared. The share that could be read stands
  below each result.
- What was done to the value, and whether somebody can undo it.
- With identities that differ in many things, from which of them: \`candidates\` lists all that were not ruled out. Vary
  one alone (\`--vary\`) to know.
`;
}

function differSection({ title, about, runs, vary, opened, says, compared }: DifferExample): string {
  const shown = Object.fromEntries(
    Object.entries(runs).map(([name, messages]) => [
      name,
      messages.map(({ send, body }) => (body === undefined ? send : `${send}  ${body}`)),
    ]),
  );
  return `## ${title}

${about}

${yaml({ ...shown, ...(vary === undefined ? {} : { vary }), ...(opened === undefined ? {} : { opened }) })}

${says.length === 0 ? 'Nothing is reported.' : quoted(says)}

Compared: ${compared}.`;
}
