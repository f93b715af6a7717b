import type { Span } from '../base/index.ts';

/** Runs of one part that need no more looking at. */
export class Claims {
  #spans: Span[] = [];
  #sorted = true;

  add(span: Span): void {
    const last = this.#spans.at(-1);
    if (last !== undefined && last.start > span.start) this.#sorted = false;
    this.#spans.push(span);
  }

  /** The runs between the claims, in order. */
  gaps(byteLength: number): readonly Span[] {
    if (this.#spans.length === 0) return [{ start: 0, end: byteLength }];
    if (!this.#sorted) this.#spans.sort((a, b) => a.start - b.start);
    this.#sorted = true;
    const gaps: Span[] = [];
    let at = 0;
    for (const { start, end } of this.#spans) {
      if (start > at) gaps.push({ start: at, end: start });
      at = Math.max(at, end);
    }
    if (at < byteLength) gaps.push({ start: at, end: byteLength });
    return gaps;
  }
}
