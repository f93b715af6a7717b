import { printable } from '../printable.ts';

/*
 * Markdown goes into issue trackers, where text is more than text: an image is fetched, `@name` calls a person, `#1` and
 * an address become links. Text from captures and cases must do none of that. It is written with the tag `md` alone, which
 * escapes whatever is put in unless it made it itself; names stand in code spans where they can, in which nothing is read.
 */

/** Characters of one text that are shown. */
const LONGEST_TEXT = 2_000;

/** What the tag and `code` made. */
export class Marked {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Markdown; what is put in is escaped. */
export function md(
  strings: TemplateStringsArray,
  ...contents: readonly (string | number | Marked)[]
): Marked {
  let text = strings[0] as string;
  for (const [i, content] of contents.entries())
    text += (content instanceof Marked ? content.text : prose(String(content))) + (strings[i + 1] as string);
  return new Marked(text);
}

/** A name as a code span; one with signs that could end it, or a table's cell, is escaped as prose. */
export function code(name: string): Marked {
  const shown = printable(cut(name)).trim();
  return new Marked(/^[^`|\\]+$/.test(shown) ? `\`${shown}\`` : prose(name));
}

/** Rows of a table of GitHub's flavour. */
export function rows(heads: readonly string[], cells: readonly (readonly (string | Marked)[])[]): string[] {
  const line = (row: readonly (string | Marked)[]) =>
    `| ${row.map((cell) => md`${cell}`.text).join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...cells.map(line)];
}

/** No break of a word, and nobody sees it: it keeps trackers from reading names and addresses into a text. */
const JOINER = '\u2060';

function prose(text: string): string {
  return printable(cut(text))
    .replace(/[\\`*_{}[\]|~$^]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[@#]|:(?=\/\/)|www(?=\.)/gi, `$&${JOINER}`)
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
