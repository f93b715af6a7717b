/**
 * Text from a capture made safe for a terminal: control characters, escape sequences, bidirectional
 * overrides and other invisible format characters are written as `\u{…}`, so that a hostile host name
 * cannot move the cursor, recolour or reorder what a person reads.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu,
    (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
