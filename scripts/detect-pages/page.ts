import type { Example } from './example.ts';
import { exampleBlock } from './example-block.ts';

/** Where something is defined. */
export interface Reference {
  readonly title: string;
  readonly url: string;
}

/** What the pages of all folders have in common. */
export interface PageRow {
  /** As output has it, and the page's file. */
  readonly name: string;
  /** One or two plain sentences. */
  readonly about: string;
  readonly defined: readonly Reference[];
  /** The rule that keeps it from accusing wrongly, in Markdown. */
  readonly believed: string;
  /** What it does not see, each a sentence. */
  readonly unseen: readonly string[];
  readonly examples: readonly Example[];
  /** Sections of its own, in Markdown. */
  readonly more?: string;
}

export function rfc(number: number, section?: string): Reference {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  return section === undefined
    ? { title: `RFC ${number}`, url }
    : { title: `RFC ${number} section ${section}`, url: `${url}#section-${section}` };
}

/** The page of a layer or a container. */
export function page(row: PageRow, { what, source }: { what: string; source: string }): string {
  const { name, about, defined, believed, unseen, examples, more } = row;
  return `# \`${name}\`

${generatedFrom(source)}

${about}

${examplesOf(examples)}

## When it is believed

${believed}

${more === undefined ? '' : `${more}\n\n`}${unseenOf(unseen)}${referencesOf(defined)}[All ${what}s](../README.md#${what}s)
`;
}

/** The file of a page, in its folder. */
export function fileOf(name: string): string {
  return `${name.replaceAll(/[^a-z0-9-]+/g, '-')}.md`;
}

export function generatedFrom(source: string): string {
  return `<!-- Generated from scripts/detect-pages/${source} by \`npm run generate\`. -->`;
}

export function examplesOf(examples: readonly Example[]): string {
  const [first, ...others] = examples;
  if (first === undefined) throw new RangeError('a page has an example');
  return [
    `## Example${first.title === undefined ? '' : `: ${first.title}`}`,
    exampleBlock(first, null),
    ...others.flatMap((example, index) => [
      `### ${example.title ?? 'Another'}`,
      exampleBlock(example, examples[index] ?? null),
    ]),
  ].join('\n\n');
}

export function unseenOf(unseen: readonly string[]): string {
  return unseen.length === 0
    ? ''
    : `## What is not seen\n\n${unseen.map((sentence) => `- ${sentence}`).join('\n')}\n\n`;
}

export function referencesOf(defined: readonly Reference[]): string {
  return defined.length === 0
    ? ''
    : `## Defined in\n\n${defined.map(({ title, url }) => `- [${title}](${url})`).join('\n')}\n\n`;
}
