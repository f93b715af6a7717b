import type { Span } from '../base/index.ts';

/**
 * Raw bytes of the unit that begins at `at`, eight times, and the bytes that it stands for, which are at most
 * seven and may be none.
 */
export type Measure = (raw: Uint8Array, at: number) => number;

/** Bytes of the value between two marks: a look-up walks at most so far and a span. */
const MARK_DISTANCE = 4_096;

interface Mark {
  readonly raw: number;
  readonly value: number;
}

/** From spans of what a row of units stands for to the smallest runs of `raw` that stand for them. */
export function unitMap(raw: Uint8Array, measure: Measure): (span: Span) => Span {
  const marks: Mark[] = [{ raw: 0, value: 0 }];
  const near = (value: number): Mark => {
    const wanted = Math.floor(Math.max(value, 0) / MARK_DISTANCE);
    while (marks.length <= wanted) {
      const next = unitAt(raw, { measure, from: marks.at(-1) as Mark, value: marks.length * MARK_DISTANCE });
      if (next.raw >= raw.byteLength) break;
      marks.push(next);
    }
    return marks[Math.min(wanted, marks.length - 1)] as Mark;
  };
  return ({ start, end }) => {
    const first = unitAt(raw, { measure, from: near(start), value: start });
    if (end <= start || first.raw >= raw.byteLength) return { start: first.raw, end: first.raw };
    const last = unitAt(raw, { measure, from: first, value: end - 1 });
    const rest = last.raw < raw.byteLength ? measure(raw, last.raw) >> 3 : 0;
    return { start: first.raw, end: last.raw + rest };
  };
}

interface Sought {
  readonly measure: Measure;
  /** A unit before it. */
  readonly from: Mark;
  readonly value: number;
}

/** The unit that holds byte `value` of the value; the end of the raw bytes where it is shorter. */
function unitAt(raw: Uint8Array, { measure, from, value }: Sought): Mark {
  let { raw: at, value: reached } = from;
  while (at < raw.byteLength) {
    const unit = measure(raw, at);
    if (reached + (unit & 7) > value) break;
    at += unit >> 3;
    reached += unit & 7;
  }
  return { raw: at, value: reached };
}
