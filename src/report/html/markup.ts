import { printable } from '../printable.ts';

/*
 * Text from captures and cases is an attacker's. Markup is written with the tag `html` alone: whatever is put into it is
 * escaped, unless it was made by that tag itself. So nothing is escaped by hand and nothing can be forgotten. There is no
 * place for texts but between tags and in quoted attributes, for which one way of escaping is enough; links go to numbered
 * anchors, and no script, style or address is made of a text.
 */

/** Characters of one text that are shown; a field of a hostile message may be as long as the message. */
export const LONGEST_TEXT = 4_000;

/** What the tag made, and nothing else. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = string | number | null | Markup | readonly Content[];

/** Markup; what is put in is escaped, lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let text = strings[0] as string;
  for (const [i, content] of contents.entries()) text += textOf(content) + (strings[i + 1] as string);
  return new Markup(text);
}

function textOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(textOf).join('');
  return escaped(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text between tags and in quoted attributes; what would reorder or hide what a person reads is written out. */
export function escaped(text: string): string {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return printable(shown).replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}
