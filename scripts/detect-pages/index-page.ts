import { MOST_DEPTH } from '../../src/decode/index.ts';
import { table } from '../table.ts';
import type { Example } from './example.ts';
import { exampleBlock } from './example-block.ts';
import type { FormsRow } from './forms-page.ts';
import { fileOf, generatedFrom, type PageRow } from './page.ts';

export interface Listed {
  readonly layers: readonly PageRow[];
  readonly containers: readonly PageRow[];
  readonly families: readonly FormsRow[];
  readonly digests: FormsRow;
}

/** A number that three things were done to. */
export const INDEX_EXAMPLE: Example = {
  case: { market: 'IN', identity: [['contact-number', '+91 98765 43210']] },
  content: '{"c":"ZWJhMGRhYmI0ZjQ4M2JkZWUzOWNiM2E5NzY0NDg2NTgzM2EzMTc3MQ=="}',
  says: [
    {
      identifier: 'contact-number',
      path: 'body/json:/c/base64',
      layers: ['base64'],
      forms: ['international', 'sha1', 'hex'],
      field: 'c',
    },
  ],
};

/** The index of `docs/detect`. */
export function indexPage({ layers, containers, families, digests }: Listed): string {
  return `# What the detector sees

${generatedFrom('index-page.ts')}

A sighting says where an identifier stood (\`path\`, \`field\`), what was taken off to see it (\`layers\`, outermost
first), and how what stood there differs from the value in the case (\`forms\`, innermost first; none: exactly as
given). Each word has a page here, with an example that is a test, the rule that keeps it from accusing wrongly, and
what it does not see.

${exampleBlock(INDEX_EXAMPLE, null)}

*Under \`c\` in JSON stood base64 of the hexadecimal SHA-1 of the number with its country's code and without \`+\`.*

- **Weak** forms keep so little of a value that they prove nothing: they are only believed as the whole value of a
  field whose name is one that [telemetry gives the kind](../kinds.md).
- Content types and encodings are hints, never trusted.
- What a picture shows and what a sound or film plays is not looked at. All their bytes are searched, and so are texts in
  them that stand as they are (EXIF of a JPEG, \`tEXt\` of a PNG); of a PDF and a font what is compressed with zlib is read
  as well. What is left of such a file counts as unread where the phone sent it, with the notice \`media-unread\`; where it
  was received it counts as read, as it tells nothing of the phone.
- How probable an accident is: [chance](chance.md).
- At most ${MOST_DEPTH} layers are taken off one another, and a budget bounds what hostile bytes can cost; what is left out is
  counted as unread.

## Layers

${pageTable('layers', layers)}

## Containers

Containers divide bytes without changing them. They stand in \`path\` alone and give \`field\` its name.

${pageTable('containers', containers)}

## Forms

Which kinds are searched in which: [kinds](../kinds.md).

${pageTable('forms', families)}

One-way steps: [digests](digests.md).

## Words in \`forms\`

${table(['word', 'means', 'page'], wordRows([...families.map((row) => [row, `forms/${fileOf(row.name)}`] as const), [digests, 'digests.md']]))}
`;
}

function pageTable(
  folder: string,
  rows: readonly { readonly name: string; readonly about: string }[],
): string {
  return table(
    ['name', 'what it is'],
    rows.map(({ name, about }) => [`[\`${name}\`](${folder}/${fileOf(name)})`, about]),
  );
}

/** Each word once; where families mean the same by it, with all their pages. */
function wordRows(pages: readonly (readonly [row: FormsRow, path: string])[]): string[][] {
  const words = new Map<string, Map<string, string[]>>();
  for (const [{ name, words: own }, path] of pages) {
    for (const [word, means] of Object.entries(own)) {
      const meanings = words.get(word) ?? new Map<string, string[]>();
      words.set(word, meanings);
      meanings.set(means, [...(meanings.get(means) ?? []), `[${name}](${path})`]);
    }
  }
  return [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([word, meanings]) =>
      [...meanings].map(([means, links]) => [`\`${word}\``, means, links.join(', ')]),
    );
}
