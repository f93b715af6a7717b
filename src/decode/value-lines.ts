import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';
import type { Layer } from './part.ts';

/** How the bytes of each value are changed; their number stays. */
export interface Change {
  readonly layer: Layer;
  readonly undo: (bytes: Uint8Array) => Uint8Array;
  /** The last byte comes first. */
  readonly isBackwards: boolean;
}

/**
 * Values of a part undone together, a line each, in their order: what stands between them is left out, and one visit
 * does for all. They are numbers, names and digests, so that nothing is unfolded from them.
 */
export function valueLines(bytes: Uint8Array, values: readonly Span[], change: Change): Region {
  const starts: number[] = [];
  let length = 0;
  for (const { start, end } of values) {
    starts.push(length);
    length += end - start + 1;
  }
  const text = new Uint8Array(length - 1).fill(LINE_FEED);
  values.forEach(({ start, end }, line) => {
    text.set(change.undo(bytes.subarray(start, end)), starts[line]);
  });
  const placeOf = (line: number, at: number) => {
    const { start, end } = values[line] as Span;
    const inside = Math.min(at - (starts[line] as number), end - start);
    return change.isBackwards ? end - inside : start + inside;
  };
  return {
    layer: change.layer,
    span: { start: values[0]?.start ?? 0, end: values.at(-1)?.end ?? 0 },
    bytes: text,
    back: (part) => {
      const ends = [
        placeOf(lineOf(starts, part.start), part.start),
        placeOf(lineOf(starts, Math.max(part.start, part.end - 1)), part.end),
      ] as const;
      return { start: Math.min(...ends), end: Math.max(...ends) };
    },
    claims: false,
    fault: null,
    isLast: true,
  };
}

const LINE_FEED = 0x0a;

/** The last line that begins at `at` or before. */
function lineOf(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
