import type { Span } from '../base/index.ts';
import type { Part } from './part.ts';

/**
 * Where in the section's bytes the outermost encoded region lies that holds the span: the run of encoded bytes
 * that unfolds to it, all of the stream where it was compressed, the span itself where no layer was on it.
 */
export function outermostSpan(part: Part, span: Span): Span {
  let outer = span;
  for (let inner = part; inner.parent !== null; inner = inner.parent) outer = inner.back(outer);
  return outer;
}
