import { renderJunit } from '../../src/report/index.ts';
import { table } from '../table.ts';
import { exampleExamination } from './example.ts';

export function junitPage(): string {
  const text = [...renderJunit(exampleExamination(), { levels: ['error'] })].join('');
  return `# JUnit XML (\`--format junit\`)

<!-- Generated from scripts/format-pages by \`npm run generate\`: the example is what the code writes. -->

An examination, or a retest, for the test view of Jenkins, GitLab and others:

\`\`\`sh
telltale scan captures/ --case case.yaml --format junit --out telltale.xml
telltale compare before.json after.json --format junit --out retest.xml
\`\`\`

A suite for each capture, with each built-in rule asked of each destination; one for a policy’s rules that found something;
one for the claims. Of several captures a destination is in those that told of it; the others are in a suite of their own.

${table(
  ['a case is', 'where'],
  [
    [
      'failed',
      'a finding fails a run: of the level of `--fail-on`, and nobody accepts it; a claim is refuted, or partly (unless `--fail-on never`)',
    ],
    [
      'passed',
      'nothing was found, **and** all that passed to and from the destination was read, **and** the rule was told what it asks for (phases with consent, an idle step, a control arm), **and** some identifier was put to use or seen; a claim is upheld',
    ],
    [
      'skipped',
      'everything between, with the reason: a level below, to review, accepted by somebody, not tested with what is missing, untestable',
    ],
  ],
)}

So a green case was looked at, and an opaque host is never green. Policy rules that found nothing are not listed: an
examination does not name them. Of a retest there is a case for each thing that was told: failed where it is still
forbidden, passed where it is fixed, else skipped with what is missing.

The properties of a suite are the bytes read, opaque and missed, the connections, the ways out that were watched, and the
coverage in words. At most 1,000 destinations of which nothing was found are listed by rule; the rest are one skipped case.

## Example

An IMEI went out in plain text, somebody accepts that a hardware identifier is used, and \`pinned.example\` could not be
read:

\`\`\`xml
${text.trimEnd()}
\`\`\`

JUnit XML has no standard; tests hold the elements and attributes that its common readers agree on, and that it is
well-formed whatever a host calls itself.
`;
}
