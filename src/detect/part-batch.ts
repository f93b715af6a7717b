import { isUtf8 } from 'node:buffer';
import type { Part } from '../decode/index.ts';
import type { Needles } from './compile-identity.ts';
import { findCoordinates } from './coordinates-in-fields.ts';
import { findDigests } from './digests-in-fields.ts';
import { eachHit } from './each-hit.ts';
import { fieldsApart } from './fields-apart.ts';
import { findIn, keepIfWhole, type Searched } from './find-in-part.ts';
import type { Finds } from './finds.ts';

/*
 * A message unfolds into hundreds of parts of a few dozen bytes, and to begin a search takes longer than to search so
 * few. So short parts are written one behind the other, with zeros between them that belong to no value, and searched
 * together; each hit is then told of the part that holds it.
 */

/** Longer parts are searched by themselves. */
const LONGEST = 2_048;

const CAPACITY = 1 << 14;

/** No value, and no neighbourhood that is looked at, reaches over so many zeros. */
const GAP = 16;

/** What is not searched yet, of one batch after the other; nothing is searched while a batch is. */
const TEXT = new Uint8Array(CAPACITY);

/** Parts on their way to be searched. */
export class PartBatch {
  readonly #needles: Needles;
  readonly #parts: Searched[] = [];
  readonly #starts: number[] = [];
  #length = GAP;

  constructor(needles: Needles) {
    this.#needles = needles;
  }

  /** Searches a part, now or at the next `flush`. */
  add(part: Part, finds: Finds): void {
    finds.take(part);
    this.#add({ part, field: null, bytes: part.bytes, finds });
    findCoordinates(part, this.#needles.coordinates, finds);
    findDigests(part, this.#needles.digests, finds);
    for (const field of fieldsApart(part)) {
      this.#add({ part, field, bytes: part.bytes.subarray(field.start, field.end), finds });
    }
  }

  #add(searched: Searched): void {
    const { bytes } = searched;
    if (bytes.byteLength > LONGEST) {
      findIn(searched, this.#needles);
      return;
    }
    if (this.#length + bytes.byteLength + GAP > CAPACITY) this.flush();
    this.#parts.push(searched);
    this.#starts.push(this.#length);
    TEXT.set(bytes, this.#length);
    const end = this.#length + bytes.byteLength;
    TEXT.fill(0, end, end + GAP);
    this.#length = end + GAP;
  }

  /** Searches all that were added. */
  flush(): void {
    if (this.#parts.length === 0) return;
    TEXT.fill(0, 0, GAP);
    eachHit(
      TEXT.subarray(0, this.#length),
      this.#needles,
      (claim, start, end) => {
        const index = this.#indexAt(start);
        const searched = this.#parts[index] as Searched;
        const first = this.#starts[index] as number;
        if (end - first > searched.bytes.byteLength) return;
        keepIfWhole(searched, claim, { start: start - first, end: end - first });
      },
      { weakWholeOnly: true, isBinaryAt: (start) => isBinary(this.#parts[this.#indexAt(start)] as Searched) },
    );
    this.#parts.length = 0;
    this.#starts.length = 0;
    this.#length = GAP;
  }

  /** The part that begins last before a place. */
  #indexAt(place: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] as number) <= place) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** Below it only controls, of which texts have tabs and line ends. */
const TAB = 9;

function isBinary({ field, bytes }: Searched): boolean {
  if (field !== null) return field.kind !== 'text';
  return !isUtf8(bytes) || bytes.some((byte) => byte < TAB);
}
