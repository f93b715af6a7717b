import { renderSarif } from '../../src/report/index.ts';
import { table } from '../table.ts';
import { exampleExamination } from './example.ts';

export function sarifPage(): string {
  const log = JSON.parse([...renderSarif(exampleExamination())].join(''));
  const [run] = log.runs;
  const shown = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'personal-in-plain-text');
  const accepted = run.results.find(
    ({ suppressions }: { suppressions: unknown[] }) => suppressions.length > 0,
  );
  return `# SARIF (\`--format sarif\`, \`--format sarif-github\`)

<!-- Generated from scripts/format-pages by \`npm run generate\`: the examples are what the code writes. -->

An examination, or a retest, as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) (OASIS):

\`\`\`sh
telltale scan captures/ --case case.yaml --format sarif --out telltale.sarif
telltale compare before.json after.json --format sarif --out retest.sarif
\`\`\`

## What is where

${table(
  ['in SARIF', 'is'],
  [
    [
      '`tool.driver.rules`',
      'every rule that can speak: the built-in ones, those of a policy that found something, `claim:<id>` for each claim. `help` names the rule’s page in the package (`helpUri` would have to be absolute); `properties` has axis, CWE, MASVS and DPV',
    ],
    ['`taxonomies`', 'the CWE weaknesses that rules point at'],
    ['`results`', 'a result for each finding, the gravest first, then one for each claim'],
    [
      '`kind`',
      'the finding’s outcome. A claim that is upheld is `pass`, refuted or partly so `fail`, not tested `open`, untestable `notApplicable`',
    ],
    [
      '`level`',
      'the finding’s level where the kind is `fail`, else `none` as the standard asks; `properties.findingLevel` keeps it. Refuted claims are warnings: they set no exit status',
    ],
    [
      '`locations`',
      'the first sighting: the capture by its name without folders, the run of bytes in it, host and field as logical locations',
    ],
    ['`relatedLocations`', 'up to 100 more; `occurrenceCount` counts all'],
    [
      '`partialFingerprints`',
      '`finding/v1`: the id by which waivers name it. `told/v1`: rule, identifiers, host and direction, whatever the phase is called. `primaryLocationLineHash`: what GitHub reads. None holds a time, a capture or a message',
    ],
    [
      '`suppressions`',
      'waivers that hold, as `external` and `accepted`; one that has run out suppresses nothing and is a notification',
    ],
    ['`invocations`', 'notices, as `toolExecutionNotifications`; a warning where they account for bytes'],
    ['`artifacts`', 'the captures with their SHA-256'],
    [
      '`run.properties`',
      'coverage, identifiers that were not seen with how far anyone looked, the tables that were asked',
    ],
  ],
)}

A finding:

\`\`\`json
${JSON.stringify(shown, null, 2)}
\`\`\`

One that somebody accepts has:

\`\`\`json
${JSON.stringify({ suppressions: accepted.suppressions }, null, 2)}
\`\`\`

## A retest

\`telltale compare … --format sarif\` gives every result a \`baselineState\`. Findings are the same where their ids are; else
where rule, identifiers, host and direction are, in a phase of another name; else where a [change](comparison.md) joins
their sightings.

${table(
  ['`baselineState`', 'says'],
  [
    ['`new`', 'no finding of before is the same'],
    ['`unchanged`', 'the same finding, and what it rests on persists'],
    [
      '`updated`',
      'the same finding with another level or sentence, or what it rests on went elsewhere or is better or less protected',
    ],
    [
      '`absent`',
      'it was found before and not now, **which does not say that it is fixed**: only where `properties.changes` has `fixed` were the same steps done again with as much in sight. The message says what is missing',
    ],
  ],
)}

## For GitHub

GitHub’s code scanning shows an alert for every result: it heeds neither \`kind\` nor \`suppressions\` nor \`baselineState\`, and
it knows lines but no bytes. An upheld claim, an accepted finding and one that is gone would all be alerts. So upload
\`--format sarif-github\`: only findings that fail or have to be looked at and that nobody accepts, and claims that are
refuted; each at the first line of the capture, with the bytes in \`relatedLocations\`; no more than 25,000.
\`run.properties.leftOut\` counts what is not there. The category is made of the case’s title, so that two cases do not close
each other’s alerts.

## What was checked

The structure is held by tests after the sections of the standard, for findings of every outcome and for hostile names of
hosts, files and fields; and everything that the specimen shows, in both formats, against the published schema as Microsoft’s
SARIF SDK carries it (\`TELLTALE_SARIF_SCHEMA=<copy> npm test\` takes another). Microsoft’s SARIF Multitool 5.7.0 had no error
to tell of either, by its rules for the standard and for GitHub. Nothing was uploaded to GitHub.
`;
}
