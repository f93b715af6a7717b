import {
  ADVISORY_FAULTS,
  ADVISORY_FORMATS,
  CVSS_BY_RULE,
  OPTIONAL_TESTS_NOT_MET,
  SEVERITY_ROWS,
} from '../src/report/index.ts';
import { table } from './table.ts';

/** The page of advisories: how bad is how bad, and what is refused. */
export function advisoryPage(): string {
  return `# Advisories

<!-- Generated from src/report/advisory by \`npm run generate\`. -->

\`telltale advise before.json after.json --advisory advisory.yaml\` makes an advisory of examinations of one model and of
[a file](formats/advisory.md) that says what no examination can know. Written as ${ADVISORY_FORMATS.map((name) => `\`${name}\``).join(', ')}; into a folder
(\`--out advisories/\`) all of them but \`vex\`, which is the same document in another profile and would go by the same name. \`csaf\` is [CSAF 2.0](https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html):
\`csaf_security_advisory\`, or \`csaf_informational_advisory\` where no rule was seen broken.

The same examinations, file and time (\`--at\`) give the same bytes.

## Severity

A word of severity never stands alone: the first row that fits gives it, and the row is cited. What decides are three facts
of each thing that was told: what it is (by the class of its kind), whether anyone on the way could read it, and whether
somebody had agreed to it. An issue by itself is weighed by its own rule; the advisory by all of what is still open,
together.

${table(
  ['row', 'severity', 'where'],
  SEVERITY_ROWS.map(({ id, word, when }) => [id, word, when]),
)}

CVSS 3.1 scores are given beside it where somebody on the way can make use of it:

${table(
  ['rule', 'score', 'vector', 'because'],
  Object.entries(CVSS_BY_RULE).map(([rule, { cvss, because }]) => [
    `\`${rule}\``,
    cvss.baseScore.toFixed(1),
    `\`${cvss.vectorString}\``,
    because,
  ]),
)}

## Affected, fixed, not settled

A statement is about one build of one model for one market, with how the phone came by its settings: an update may fix only
what was reset.

- **affected**: a test of it saw the rule broken.
- **fixed**: all that the issue rests on was tried again with as much in sight ([what fixed needs](formats/comparison.md)),
  and is not seen any more. Of what was sent without agreement it must have been tried again without agreement: that it
  leaves after a yes says nothing of the time before. Of everything else that it does not leave any more settles it only where
  the service was on again as before. Of what was sent unprotected, that it is protected now settles it too.
- **not affected**: the same of a test that was done before.
- **not settled**: everything else, with what is missing. It gets the mitigations of what is affected.

## The eight faults

An air force's advisory of 2014 had eight faults. Each is refused, with its number and what to do, before anything is
written (exit status 2).

${ADVISORY_FAULTS.map(
  ({ number, id, title, in2014, refused }) => `### ${number}. ${title}

\`${id}\`. In 2014: ${in2014}

Refused: ${refused}`,
).join('\n\n')}

What is checked are the texts that a person writes into the file as the publisher's own. What the vendor answered, what
others report and what an authority decided stand in an advisory as theirs, each with who and when. Words are checked in
English; a text in another language is not.

## Stale

An advisory is marked as stale, at its top and in CSAF as its first note, with what to run again, where:

- its newest evidence is older than \`staleAfterDays\`;
- a retest is listed, or reported by others, that is newer than its evidence;
- the vendor has since announced a fix, or it was tested again;
- a source that it cites was revised after it was read.

## Versions

\`revisions\` lists what was published, with the tests that each version rests on. Where an examination is given that the
newest does not rest on, or an answer, a report or a decision came since, the next version is made, says what is new, and
what to add to the file once it is published. No version may leave out a test of an earlier one. \`notice\` is what replaces
the earlier version, for everybody who had any.

## CSAF's optional tests

Every document passes the schema, all mandatory and all optional tests of CSAF 2.0 but for:

${table(
  ['test', 'because'],
  OPTIONAL_TESTS_NOT_MET.map(({ test, because }) => [test, because]),
)}

## What a network can be told

\`hosts\` keeps the names back at a resolver; \`suricata\` refuses them where they are asked for and spoken to (inline; else
it tells of them); \`nft\` refuses the public addresses that they stood at, content networks left out, because others share
those. Addresses change hands: look again. None of it helps on a network that is not yours.

## The disclosure clock

\`telltale disclose case.yaml\` prints who was asked when, what was answered, what is due and what to do next, and exits
with 1 where the deadline has passed and nothing was published. \`--letter vendor\` and \`--letter authority\` write the
letters with the findings of \`--examination\` filled in; what only the writer knows stands in square brackets.
`;
}
