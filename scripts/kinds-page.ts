import { type KindClass, kinds } from '../src/case/index.ts';
import { table } from './table.ts';

const classes: readonly (readonly [KindClass, string])[] = [
  ['hardware', 'Belong to the phone and outlive a factory reset. Personal.'],
  ['subscriber', 'Belong to the SIM and its contract. Personal.'],
  ['resettable', 'Made by software; a reset makes a new one.'],
  ['personal', 'Tell of people: the owner, and those the owner knows.'],
  ['surroundings', 'Tell of the network, the software and the place around the phone.'],
];

/** The page of all kinds, from their table. */
export function kindsPage(): string {
  const sections = classes.map(([group, sentence]) => {
    const rows = kinds
      .filter((row) => row.class === group)
      .map(({ kind, title, term, forms, keys }) => [
        `\`${kind}\``,
        title,
        `[\`${term}\`](https://w3id.org/dpv/${term.replace(':', '#')})`,
        forms.map((form) => `[\`${form}\`](detect/forms/${form}.md)`).join(' '),
        keys.join(' '),
      ]);
    const head = ['kind', 'what it is', 'DPV term', 'searched also in the forms', 'names telemetry gives it'];
    return `## ${group.charAt(0).toUpperCase()}${group.slice(1)}\n\n${sentence}\n\n${table(head, rows)}`;
  });
  return `# Kinds of identifiers

<!-- Generated from src/case/kinds.ts by \`npm run generate\`. -->

What an identifier of a [case file](formats/case.md) can be. \`app-list\` takes a list of texts as its value, every
other kind a text. Terms are those of the [W3C Data Privacy Vocabulary](https://w3id.org/dpv/pd); where it has none
of its own for a kind, the closest wider term stands here. Names are compared without case and punctuation:
\`Device_ID\` is \`deviceid\`.

${sections.join('\n\n')}
`;
}
