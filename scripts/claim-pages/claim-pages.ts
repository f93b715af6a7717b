import { stringify } from 'yaml';
import { table } from '../table.ts';
import type { ClaimExample, ClaimRow } from './claim-example.ts';
import { predicateRows } from './rows/predicates.ts';
import { verdictRows } from './rows/verdicts.ts';

/** A page for every predicate over what is seen, for every verdict, and the one that leads to them. */
export function claimPages(): { path: string; text: string }[] {
  return [
    ...predicateRows.map((row) => ({
      path: `docs/judge/predicates/${row.name}.md`,
      text: page(row, 'predicates'),
    })),
    ...verdictRows.map((row) => ({
      path: `docs/judge/verdicts/${row.name}.md`,
      text: page(row, 'verdicts'),
    })),
    { path: 'docs/judge/claims.md', text: indexPage() },
  ];
}

const generatedFrom = (source: string) =>
  `<!-- Generated from scripts/claim-pages/${source} by \`npm run generate\`; a test runs every example. -->`;

function page({ title, about, unseen, examples }: ClaimRow, folder: string): string {
  return `# ${title}

${generatedFrom(`rows/${folder}.ts`)}

${about}

${examples.map(exampleSection).join('\n\n')}

## What it cannot say

${unseen.map((sentence) => `- ${sentence}`).join('\n')}

[All of claims](../claims.md)
`;
}

function exampleSection({ title, claim, given, verdict, because }: ClaimExample, index: number): string {
  const heading = index === 0 ? '## Example' : `### ${title ?? 'Another'}`;
  return `${heading}

The claim:

\`\`\`yaml
${claim.join('\n')}
\`\`\`

What an examination holds:

\`\`\`yaml
${stringify(given, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd()}
\`\`\`

The verdict is \`${verdict}\`:

> ${because}`;
}

function indexPage(): string {
  const rows = (list: readonly ClaimRow[], folder: string) =>
    list.map(({ name, about }) => [`[\`${name}\`](${folder}/${name}.md)`, `${about.split(/(?<=\.) /)[0]}`]);
  return `# Claims and own rules

${generatedFrom('claim-pages.ts')}

A claim says who said what, when and where, and a predicate that would refute it; the [format](../formats/claims.md) has
every field. A case names its claims: \`claims: xiaomi-2014\` ([the ledger](../claims.md)), a file, or written out. Three questions are kept apart: the
verdict says whether a claim is true; \`agreedTo\` counts of how many sightings that it is about the person had agreed to
the service; \`securedInTransit\` counts how many of them went over TLS. None answers for another.

## Verdicts

${table(['verdict', 'when'], rows(verdictRows, 'verdicts'))}

## Predicates

${table(
  ['predicate', 'what it says'],
  [
    ...rows(predicateRows, 'predicates'),
    ['[`resides`](residency.md)', 'Where the data of services is to be.'],
  ],
)}

Terms pick sightings: all that are given must hold, and of the words of one any. What a term asks and nobody knows (a
country that no table has, a consent that no phase states, a host that several services share) is neither yes nor no:
such a sighting refutes nothing, and keeps a claim from being upheld.

- A destination belongs to the services whose \`hosts\` name it most closely, and where no service of the case says its
  hosts to all of them. Where several share it, it is the one that was on while the others are said to have been
  off; else nobody knows.
- A host is a name with or without \`*.\` or a dot in front or a dot behind it, in any case and alphabet, and stands for
  itself and the names below it; or an address, which stands for what went there under whatever name.
- \`protection\` is how the value itself stood: \`encrypted\` under a cipher, \`hashed\`, \`encoded\` in a writing that
  hides it from the eye (base64, hexadecimal and the like), else \`plain\`. What carried the message is \`transport\`.
- Bytes that nobody could read count against a claim where they could have held what it is about: by their destination,
  and by their phase. Of a claim about what is sent (\`direction: [request]\`) only what was sent counts.

## Exit status

A claim that something was seen against counts like an error: \`scan\` and \`run\` exit with 1, unless \`--fail-on never\` is
given or every finding that rests on what was seen is waived. What is open of where data resides (\`partly\` in a part with
\`resides\`), and what was not tested, does not.

## Own rules

A [policy](../formats/policy.md) is made of the same predicates, each with a level and why it is a rule. A case names it:
\`policy: rules.yaml\`, or writes it out. What breaks it is a finding with the rule \`policy:<id>\`, on which \`--fail-on\`
acts; where it is not known whether a rule is broken the outcome is \`review\`, which never fails a run.

\`--waivers\` takes a [list of findings](../formats/waivers.md) that somebody accepts until a day. They stay listed, with
who accepts them and why (\`waived\`), and do not make a run fail. From the day on they fail again, and a notice
(\`waiver-expired\`) says so.
`;
}
