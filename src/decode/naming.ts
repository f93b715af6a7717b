import type { Located } from './containers/container.ts';

/*
 * Names in a path come from whoever sent the bytes. They are shown to people and written to reports, so they
 * are stripped of an identifier's value, cut short, and freed of what would forge another path (`/`), another
 * line or another reading order (controls, RFC 9839's and Unicode's directional ones).
 */

/** Characters of one name that are shown. */
export const LONGEST_NAME = 100;

/** Characters of one step: a pointer into deep JSON keeps its end, where the value is. */
export const LONGEST_STEP = 300;

/** Characters of a name that are looked through for identifiers: what is shown lies well inside. */
const LONGEST_REDACTED = 4_096;

const UNSHOWN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

export interface NamingOptions {
  /** Takes identifiers' values out of a text. */
  readonly redact?: (text: string) => string;
}

/** A name as it is shown by itself. */
export function shownName(name: string, { redact }: NamingOptions): string {
  const considered = name.slice(0, LONGEST_REDACTED);
  const redacted = redact === undefined ? considered : redact(considered);
  const shown = redacted.replace(
    UNSHOWN,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME)}…` : shown;
}

/** A name as part of a step, with `~` and `/` written as JSON pointers do (RFC 6901 section 3). */
export function stepName(name: string, options: NamingOptions): string {
  return shownName(name, options).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Steps that are followed by a pointer of names (RFC 6901), not by one name. */
const POINTS: ReadonlySet<string> = new Set([
  'json',
  'json-key',
  'xml',
  'plist',
  'plist-key',
  'msgpack',
  'msgpack-key',
  'cbor',
  'cbor-key',
  'wbxml',
  'wbxml-key',
]);

export function stepOf({ kind, names }: Located, options: NamingOptions): string {
  if (names === null) return kind;
  if (!POINTS.has(kind)) return `${kind}:${stepName(names[0] ?? '', options)}`;
  // Only the end is shown, so only the end is made.
  let pointer = '';
  for (let i = names.length - 1; i >= 0; i--) {
    const longer = `/${stepName(names[i] as string, options)}${pointer}`;
    if (longer.length > LONGEST_STEP && i < names.length - 1) return `${kind}:…${pointer}`;
    pointer = longer;
  }
  return `${kind}:${pointer}`;
}
