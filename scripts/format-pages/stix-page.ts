import { renderStix } from '../../src/report/index.ts';
import { table } from '../table.ts';
import { exampleExamination } from './example.ts';

export function stixPage(): string {
  const bundle = JSON.parse([...renderStix(exampleExamination(), { publisher: 'A laboratory' })].join(''));
  const ofType = (type: string) => bundle.objects.find((object: { type: string }) => object.type === type);
  const block = (type: string) => `\`\`\`json\n${JSON.stringify(ofType(type), null, 2)}\n\`\`\``;
  return `# STIX 2.1 (\`--format stix\`)

<!-- Generated from scripts/format-pages by \`npm run generate\`: the examples are what the code writes. -->

An examination as a bundle of [STIX 2.1](https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html) (OASIS):

\`\`\`sh
telltale scan captures/ --case case.yaml --format stix --publisher "A laboratory" --tlp green --out telltale.stix.json
\`\`\`

${table(
  ['object', 'is'],
  [
    [
      '`marking-definition`',
      'who may pass it on: `--tlp white`, `green`, `amber` (default) or `red`, as STIX 2.1 itself defines them; on every object',
    ],
    [
      '`identity`',
      'who publishes it (`--publisher`; default: the tool), and the controller that the case names',
    ],
    ['`file`', 'each capture, with its SHA-256'],
    [
      '`observed-data`',
      'one identifier that went one way to one destination: from when to when, in how many messages. Labels have its id in the case, its kind and DPV term, never its value',
    ],
    [
      '`network-traffic`, `domain-name`, `ipv4-addr`, `ipv6-addr`',
      'where it went; the phone is not named. What is no name or address has no such object',
    ],
    ['`infrastructure`', 'each destination that was told something, with `consists-of` relationships'],
    [
      '`location`',
      'a country, by `located-at`; the relationship’s description has address, table and the table’s date',
    ],
    ['`sighting`', 'that the destination was seen to be told something, and how often'],
    [
      '`note`',
      'each finding, on what it rests on; each claim, as it was said; and one on how much could be read',
    ],
    [
      '`opinion`',
      'the verdict on a claim: upheld is `agree`, partly `disagree`, refuted `strongly-disagree`, not tested and untestable `neutral`',
    ],
  ],
)}

Destinations that were told nothing are not in it. Ids are UUIDs of version 5: of observables by the rule that all tools
share, of everything else of the object’s content, so that the same examination gives the same bundle and what says
something else is another object. \`created\` is the last moment of the captures, since nothing here reads a clock.

${block('observed-data')}

${block('infrastructure')}

${block('note')}

The structure is held by tests after the sections of the standard: properties and those required, by type; references that
lead somewhere; times; vocabularies. OASIS’s JSON schemas, which are not normative, are in no package
that could be had, and no test runs them. What they ask of the types that are written here was tried by hand on everything that
the specimen shows, and held.
`;
}
