import { stringify } from 'yaml';
import { table } from '../table.ts';
import type { RuleExample, RuleRow } from './rule-row.ts';
import { ruleSources } from './rule-sources.ts';

/** Every page of `docs/judge/rules`. */
export function rulesPages(): { path: string; text: string }[] {
  const pages = Object.entries(ruleSources).flatMap(([file, rows]) =>
    rows.map((row) => ({
      path: `docs/judge/rules/${row.rule.id}.md`,
      text: rulePage(row, `rows/${file}.ts`),
    })),
  );
  return [
    ...pages,
    { path: 'docs/judge/rules/README.md', text: indexPage(Object.values(ruleSources).flat()) },
  ];
}

const AXES = {
  agreed: 'was it agreed to',
  secured: 'was it secured',
  claimed: 'was it true to the claim',
} as const;

function rulePage({ rule, about, speaks, unseen, examples }: RuleRow, source: string): string {
  const { id, title, axis, dpv = [], cwe = null, masvs = null } = rule;
  const facts = [
    ['axis', axis === null ? 'none' : AXES[axis]],
    ['CWE', cwe ?? 'none fits'],
    ['MASVS', masvs ?? 'none fits'],
    ['DPV', [...dpv, "those of the identifiers' kinds"].join(', ')],
  ];
  return `# ${title}

${generatedFrom(source)}

Rule \`${id}\`. ${about}

${table(['', ''], facts)}

## When it speaks

${speaks}

${examples.map(exampleSection).join('\n\n')}

## What it cannot see

${unseen.map((sentence) => `- ${sentence}`).join('\n')}

[All rules](README.md)
`;
}

function exampleSection({ title, given, says }: RuleExample, index: number): string {
  const heading =
    index === 0 ? `## Example${title === undefined ? '' : `: ${title}`}` : `### ${title ?? 'Another'}`;
  const said =
    says.length === 0 ? 'The rule says nothing.' : says.map((sentence) => `> ${sentence}`).join('\n>\n');
  return `${heading}

\`\`\`yaml
${stringify(given, { lineWidth: 0, flowCollectionPadding: true, collectionStyle: 'any' }).trimEnd()}
\`\`\`

${said}`;
}

function indexPage(rows: readonly RuleRow[]): string {
  return `# Rules

${generatedFrom('rules-pages.ts')}

A rule looks at what an examination holds and says what it finds in one sentence that names no value. Each speaks for
itself: one sighting may have several findings. Three questions are kept apart and never answered for each other: was
it agreed to, was it secured in transit, was it true to what was claimed (the last is answered by claims).

A finding has an outcome (\`fail\`; \`review\` where somebody has to look, which never fails a run), a level, how often it
was seen (\`repeats\`: in k of n repeats of the steps that it was seen in; null where no step is known), and the terms
below. Without phases that carry consent the rules about consent say nothing: then a sighting is judged by the class of
its kind alone, which is an \`error\` for personal data in plain text, a \`warning\` for a hardware identifier, and a
\`note\` for anything else.

${table(
  ['rule', 'what it asks', 'axis', 'CWE', 'MASVS', 'DPV'],
  rows.map(({ rule: { id, title, axis, cwe = '', masvs = '', dpv = [] } }) => [
    `[\`${id}\`](${id}.md)`,
    title,
    axis ?? '',
    cwe,
    masvs,
    dpv.join(', '),
  ]),
)}

Every finding also carries the terms of the W3C Data Privacy Vocabulary for the kinds of its identifiers
([kinds](../../kinds.md)). In the examples one IMEI goes to one host of the controller over TLS, at half past nine on
1 August 2014, unless something else is written.

## Which service a message belongs to

A service of the case may name its \`hosts\`. What goes to a host belongs to the service that covers it; of several the
one with the longest name, and all of those where the names are equally long. Where no service of the case names hosts,
everything belongs to all of them. Its consent is that of the phase in which the message was sent. Where one of several
services at a host was agreed to and another was not, nobody can tell which was meant: the outcome is \`review\`.
`;
}

function generatedFrom(source: string): string {
  return `<!-- Generated from scripts/judge-pages/${source} by \`npm run generate\`. -->`;
}
