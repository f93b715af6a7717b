import type { Sighting } from '../../src/index.ts';
import type { Composed } from '../compose/composed.ts';

/**
 * Whether the bytes that a sighting points at in the capture file hold the value once they are unfolded again: by the
 * chain that the generator laid on, from the outside in, with code of its own.
 */
export function walksBack(
  { origin }: Sighting,
  file: Buffer,
  { uses, literals, leastLiterals }: Composed,
): boolean {
  const pointed = Buffer.concat(
    origin.pieces.map(({ offset, byteLength }) => file.subarray(offset, offset + byteLength)),
  );
  if (pointed.length === 0) return false;
  let readings = asWritten(pointed);
  const holds = (bytes: Buffer) =>
    literals.filter((literal) => bytes.includes(literal)).length >= leastLiterals;
  for (const { input, output, piece } of uses.toReversed()) {
    if (readings.some(holds)) return true;
    readings = readings.flatMap((bytes) =>
      bytes.includes(output) ? [input] : [bytes, ...(piece?.(bytes) ?? [])],
    );
  }
  return readings.some(holds);
}

/** As the file has it, and as a HAR has it: in a JSON string, or in base64 in one. */
function asWritten(bytes: Buffer): Buffer[] {
  const unescaped = jsonUnescaped(bytes);
  return [bytes, ...(unescaped === null ? [] : [unescaped]), Buffer.from(bytes.toString('latin1'), 'base64')];
}

function jsonUnescaped(bytes: Buffer): Buffer | null {
  try {
    return Buffer.from(JSON.parse(`"${bytes.toString()}"`) as string);
  } catch (error) {
    // A piece of a capture that is no JSON text.
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
