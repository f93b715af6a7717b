import { overlaps, type Span } from '../base/index.ts';

/** Bytes that one bucket of marks covers. */
const BUCKET = 64;

/** Marks over more buckets than this are kept apart and compared one by one; there is room for few of them. */
const WIDE = 64;

interface Mark<Way> extends Span {
  readonly way: Way;
}

/**
 * Spans marked in one run of bytes, each with the way it came. Found again by where they lie, so that a body
 * with a hundred thousand sightings is not compared with itself.
 */
export class Marks<Way> {
  readonly #buckets = new Map<number, Mark<Way>[]>();
  readonly #wide: Mark<Way>[] = [];

  add(span: Span, way: Way): void {
    const mark = { ...span, way };
    const [first, last] = bucketsOf(span);
    if (last - first > WIDE) {
      if (
        !this.#wide.some((other) => other.way === way && other.start <= span.start && span.end <= other.end)
      )
        this.#wide.push(mark);
      return;
    }
    for (let bucket = first; bucket <= last; bucket++) {
      const known = this.#buckets.get(bucket);
      if (known === undefined) this.#buckets.set(bucket, [mark]);
      else if (
        !known.some((other) => other.way === way && other.start === span.start && other.end === span.end)
      )
        known.push(mark);
    }
  }

  /** Whether the span overlaps a mark that came another way. */
  touches(span: Span, way: Way | null): boolean {
    const isHit = (mark: Mark<Way>) => mark.way !== way && overlaps(mark, span);
    if (this.#wide.some(isHit)) return true;
    const [first, last] = bucketsOf(span);
    // What fills so much came out of compression, and nothing else reads those bytes.
    if (way !== null && last - first > WIDE) return false;
    for (let bucket = first; bucket <= last; bucket++) {
      if (this.#buckets.get(bucket)?.some(isHit) === true) return true;
    }
    return false;
  }
}

function bucketsOf({ start, end }: Span): [first: number, last: number] {
  return [Math.floor(start / BUCKET), Math.floor(Math.max(start, end - 1) / BUCKET)];
}
