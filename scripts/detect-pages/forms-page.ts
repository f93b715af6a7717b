import { table } from '../table.ts';
import { type Content, caseText, contentBytes, type Example, type ExampleCase } from './example.ts';
import { examplesOf, generatedFrom, type Reference, referencesOf, unseenOf } from './page.ts';

/** A way of writing as a body shows it, and the words that the tool has for it; none: it is sighted as given. */
export interface Writing {
  readonly stands: Content;
  readonly forms: readonly string[];
}

/** What looks like a value and is none: nothing is said of it. */
export interface Decoy {
  readonly stands: Content;
  readonly because: string;
}

/** The page of a family of forms, or of the digests. */
export interface FormsRow {
  readonly name: string;
  readonly about: string;
  readonly defined: readonly Reference[];
  /** What each word in `forms` means that is explained here. */
  readonly words: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
  /** What all writings and decoys are looked for with. */
  readonly case: ExampleCase;
  readonly writings: readonly Writing[];
  readonly decoys: readonly Decoy[];
  readonly believed: string;
  readonly unseen: readonly string[];
}

/** `kinds`: those that are searched in the family's forms. */
export function formsPage(
  row: FormsRow,
  { source, back, kinds }: { source: string; back: string; kinds: readonly string[] },
): string {
  return `# \`${row.name}\`

${generatedFrom(source)}

${row.about}
${kinds.length === 0 ? '' : `\nSearched for in: ${kinds.map((kind) => `\`${kind}\``).join(' ')}.\n`}
${examplesOf(row.examples)}

${wordsOf(row.words)}## Writings

\`\`\`yaml
${caseText(row.case).trimEnd()}
\`\`\`

${table(
  ['a body', '`forms`'],
  row.writings.map(({ stands, forms }) => [cell(stands), formsCell(forms)]),
)}

## When it is believed

${row.believed}

${decoysOf(row.decoys)}${unseenOf(row.unseen)}${referencesOf(row.defined)}${back}
`;
}

function wordsOf(words: FormsRow['words']): string {
  const rows = Object.entries(words).map(([word, means]) => [`\`${word}\``, means]);
  return rows.length === 0 ? '' : `## Words in \`forms\`\n\n${table(['word', 'means'], rows)}\n\n`;
}

function decoysOf(decoys: readonly Decoy[]): string {
  if (decoys.length === 0) return '';
  const rows = decoys.map(({ stands, because }) => [cell(stands), because]);
  return `${table(['nothing is said of', 'because'], rows)}\n\n`;
}

export function formsCell(forms: readonly string[]): string {
  return forms.length === 0 ? 'none' : forms.map((form) => `\`${form}\``).join(' ');
}

/** One line of code; bytes in hexadecimal, two digits each. */
function cell(content: Content): string {
  if (typeof content !== 'string') {
    return `bytes \`${Buffer.from(contentBytes(content))
      .toString('hex')
      .replace(/(..)(?=.)/g, '$1 ')}\``;
  }
  return `\`${content}\``;
}
