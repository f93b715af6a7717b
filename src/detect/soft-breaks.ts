/** A soft line break (RFC 2045 section 6.7), also written so once more. */
export const SOFT_BREAK = String.raw`=(?:\r?\n|(?:3D)*=0D=0A|(?:3D)*=0A)`;

const ALL = new RegExp(SOFT_BREAK, 'gi');

/** Text as it goes on behind each of its broken lines. */
export function withoutSoftBreaks(text: string): string {
  return text.includes('=') ? text.replace(ALL, '') : text;
}
