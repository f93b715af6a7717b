/*
 * Whether bytes that are decoded one by one are text, told at the first that is none: most words are given up at
 * their second letter or their third, and nothing is allocated for them. A state is a number: how many bytes the
 * character still has to have, or NO_TEXT.
 */

export const NO_TEXT = -1;

/** The state behind one more byte; begin with 0, which is also where text may end. */
export function textState(more: number, byte: number): number {
  if (more > 0) return byte >> 6 === 2 ? more - 1 : NO_TEXT;
  if (byte >= 0x80) {
    if (byte < 0xc2 || byte > 0xf4) return NO_TEXT;
    return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  }
  return byte < 0x20 ? (byte === 9 || byte === 10 || byte === 13 ? 0 : NO_TEXT) : byte === 0x7f ? NO_TEXT : 0;
}

/** Whether the bytes of the span are text, apart from a character cut off at its end. */
export function beginsAsText(bytes: Uint8Array, start: number, end: number): boolean {
  let more = 0;
  for (let at = start; at < end && more !== NO_TEXT; at++) more = textState(more, bytes[at] as number);
  return more !== NO_TEXT;
}
