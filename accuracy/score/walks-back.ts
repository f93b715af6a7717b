import type { Sighting } from '../../src/index.ts';
import type { Composed } from '../compose/composed.ts';

/** Of a digest that was cut, and of a text, so much is told as stands there: that much of it must be there. */
const LEAST_OF_CUT = 12;
const LEAST_OF_FRAGMENT = 48;

/**
 * Whether the bytes that a sighting points at in the capture file hold the value once they are unfolded again: by the
 * chain that the generator laid on, from the outside in, with code of its own.
 */
export function walksBack(
  { origin, forms }: Sighting,
  file: Buffer,
  { uses, literals, leastLiterals }: Composed,
): boolean {
  const pointed = Buffer.concat(
    origin.pieces.map(({ offset, byteLength }) => file.subarray(offset, offset + byteLength)),
  );
  if (pointed.length === 0) return false;
  let readings = asWritten(pointed);
  const holds = (bytes: Buffer) =>
    literals.filter((literal) => pieces(literal, forms).some((piece) => bytes.includes(piece))).length >=
    leastLiterals;
  for (const { input, output, piece } of uses.toReversed()) {
    if (readings.some(holds)) return true;
    readings = readings.flatMap((bytes) =>
      bytes.includes(output) ? [input] : [bytes, ...(piece?.(bytes) ?? [])],
    );
  }
  return readings.some(holds);
}

/** What proves that a literal was there, where the sighting says that not all of it was. */
function pieces(literal: Buffer, forms: readonly string[]): Buffer[] {
  if (forms.includes('truncated')) return [literal.subarray(0, LEAST_OF_CUT)];
  if (!forms.includes('fragment') || literal.length <= LEAST_OF_FRAGMENT) return [literal];
  return Array.from({ length: literal.length - LEAST_OF_FRAGMENT + 1 }, (_, at) =>
    literal.subarray(at, at + LEAST_OF_FRAGMENT),
  );
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
