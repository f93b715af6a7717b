import { printable } from '../printable.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Text for an attribute or between elements of XML 1.0 (Fifth Edition §2.2, §2.4). What no XML may hold, even escaped, is
 * written as `\u{…}`, like everything that is invisible.
 */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\u{fffe}\u{ffff}]/gu, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (c) => ENTITIES[c] as string);
}
