/** Byte → whether it may stand beside a whole value: what divides values, and controls. */
const DIVIDES = new Uint8Array(256);
DIVIDES.fill(1, 0, 0x20);
for (const sign of '"\'=&;:,<>[]{}()|/?#\\') DIVIDES[sign.charCodeAt(0)] = 1;

/** Spaces beside a value: it is not padded with more, and this must not walk far. */
const MOST_SPACES = 8;

/** A cheap look at what stands beside, so that words inside sentences are not asked about. */
export function mayBeWhole(bytes: Uint8Array, start: number, end: number): boolean {
  return isEdge(bytes, start - 1, -1) && isEdge(bytes, end, 1);
}

function isEdge(bytes: Uint8Array, index: number, step: 1 | -1): boolean {
  let at = index;
  for (let spaces = 0; spaces < MOST_SPACES && (bytes[at] === 0x20 || bytes[at] === 0x09); spaces++)
    at += step;
  const byte = bytes[at];
  return byte === undefined || DIVIDES[byte] === 1;
}
