import type { Identifier } from '../case/index.ts';
import { binaryFields, type Field, type Part } from '../decode/index.ts';
import type { Claim } from './claim.ts';
import type { Finds } from './finds.ts';
import { isRound } from './forms/index.ts';
import { type Coordinate, coordinatesOfCase } from './nearby.ts';

/*
 * Coordinates as programs hold them: floats of 64 or 32 bits, integers of millionths or ten millionths of a degree,
 * either byte first, signed in either way of protobuf. They are fields of numbers in a container that divides bytes;
 * elsewhere eight bytes might be anything.
 */

/** A number that a field may be, in degrees, and the word for how it is written. */
type Reading = readonly [degrees: number, form: string];

/** The coordinates that are looked for in fields. */
export function coordinatesFor(identity: readonly Identifier[]): readonly Coordinate[] {
  return identity
    .filter(({ kind }) => kind === 'location')
    .map(coordinatesOfCase)
    .filter((both) => !both.some(({ degrees }) => isRound(degrees)))
    .flat();
}

/** Keeps every field of a part that is near a coordinate; what it amounts to its neighbours say. */
export function findCoordinates(part: Part, coordinates: readonly Coordinate[], finds: Finds): void {
  if (coordinates.length === 0) return;
  for (const field of binaryFields(part)?.fields ?? NONE) {
    if (field.kind !== 'number' || field.end - field.start < LEAST_BYTES) continue;
    for (const [degrees, form] of readingsOf(part.bytes, field)) {
      for (const coordinate of coordinates) {
        if (Math.abs(degrees - coordinate.degrees) > coordinate.leeway) continue;
        const claim = claimOf(coordinate, form);
        if (!finds.hasRoom(claim)) return;
        const { start, end } = field;
        finds.keep({
          claim,
          part,
          span: { start, end },
          forms: claim.forms,
          rank: 1,
          namedBy: null,
          degrees,
        });
      }
    }
  }
}

const NONE: readonly Field[] = [];

/** Bytes of the shortest: a float, or a varint of ten thousandths of a degree in millionths. */
const LEAST_BYTES = 3;

function claimOf({ identifier, member }: Coordinate, form: string): Claim {
  return {
    identifier,
    member,
    forms: [form],
    boundary: 'none',
    rank: 1,
    meant: null,
    uncut: null,
    isWeak: false,
  };
}

function* readingsOf(bytes: Uint8Array, { start, end }: Field): Generator<Reading> {
  const length = end - start;
  if (length === 8 || length === 4) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + start, length);
    for (const isLittle of [true, false]) {
      if (length === 8) yield [view.getFloat64(0, isLittle), 'double'];
      else {
        yield [view.getFloat32(0, isLittle), 'float'];
        yield* scaled(view.getInt32(0, isLittle));
        // CBOR writes what is below nothing as how far it is below minus one (RFC 8949 section 3.1).
        yield* scaled(-1 - view.getInt32(0, isLittle));
      }
    }
  }
  if (length <= LONGEST_VARINT) {
    const number = varintAt(bytes, start, end);
    if (number === null) return;
    yield* scaled(Number(BigInt.asIntN(64, number)));
    yield* scaled(Number((number >> 1n) ^ -(number & 1n)));
  }
}

function* scaled(number: number): Generator<Reading> {
  yield [number / 1e7, 'e7'];
  yield [number / 1e6, 'e6'];
}

/** Bytes of a varint of 64 bits (protobuf encoding, "Base 128 Varints"). */
const LONGEST_VARINT = 10;

/** The number that the bytes are from end to end; null where they are none. */
function varintAt(bytes: Uint8Array, start: number, end: number): bigint | null {
  let number = 0n;
  for (let at = end - 1; at >= start; at--) {
    const byte = bytes[at] as number;
    if (byte >= 0x80 !== at < end - 1) return null;
    number = (number << 7n) | BigInt(byte & 0x7f);
  }
  return number;
}
