/** Byte → whether it may stand beside a whole value: what divides values, and controls. */
const DIVIDES = new Uint8Array(256);
DIVIDES.fill(1, 0, 0x20);
for (const sign of '"\'=&;:,<>[]{}()|/?#\\') DIVIDES[sign.charCodeAt(0)] = 1;

/** Spaces beside a value: it is not padded with more, and this must not walk far. */
const MOST_SPACES = 8;

/** A cheap look at what stands beside, so that words inside sentences are not asked about. */
export function mayBeWhole(bytes: Uint8Array, start: number, end: number): boolean {
  const before = beside(bytes, start - 1, -1);
  if (before !== undefined && DIVIDES[before] === 0) return false;
  const after = beside(bytes, end, 1);
  if (after === undefined || DIVIDES[after] === 1) return true;
  // `key=value other`: on a line of text white space ends a value that follows its sign.
  return isSpace(bytes[end]) && (before === 0x3d || before === 0x3a);
}

/** The nearest byte that is no space. */
function beside(bytes: Uint8Array, index: number, step: 1 | -1): number | undefined {
  let at = index;
  for (let spaces = 0; spaces < MOST_SPACES && isSpace(bytes[at]); spaces++) at += step;
  return bytes[at];
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
