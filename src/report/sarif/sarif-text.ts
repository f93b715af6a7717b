import { printable } from '../printable.ts';

/**
 * Text as a SARIF message says it (2.1.0 §3.11.5, §3.11.6): braces are doubled, or `{0}` in a host name would be a
 * placeholder, and `](` is parted, or a host name could be a link. What is invisible is written out.
 */
export function sarifText(text: string): string {
  return printable(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}
