import { latin1Of, type Span } from '../../base/index.ts';
import { looksLikePairs } from '../pair.ts';
import { pairs } from '../pairs.ts';
import type { Container, Division, Located, Scope } from './container.ts';

const SLASH = 0x2f;

/** Longest scheme looked for, with its `://`. */
const LONGEST_SCHEME = 24;

/** A request target (RFC 9112 section 3.2), or an absolute URL (RFC 3986) as a value. */
export const url: Container = {
  name: 'url',
  read(scope) {
    const scheme = schemeLength(scope);
    if (scheme === 0 && scope.hint !== 'url') return null;
    return divide(scope, scheme);
  },
};

/** Length of `https://` and the like; 0 where the region does not begin so. */
function schemeLength({ bytes, region }: Scope): number {
  const first = bytes[region.start] as number;
  if ((first | 0x20) < 0x61 || (first | 0x20) > 0x7a) return 0;
  const head = latin1Of(bytes.subarray(region.start, Math.min(region.end, region.start + LONGEST_SCHEME)));
  return /^[a-z][a-z0-9+.-]*:\/\//i.exec(head)?.[0].length ?? 0;
}

function divide({ bytes, region }: Scope, scheme: number): Division {
  const inside = bytes.subarray(0, region.end);
  const indexOf = (byte: number, from: number, end: number) => {
    const at = inside.indexOf(byte, from);
    return at === -1 || at > end ? end : at;
  };
  const start = region.start + scheme;
  const fragment = indexOf(0x23, start, region.end);
  const query = indexOf(0x3f, start, fragment);
  const path = scheme === 0 ? start : indexOf(SLASH, start, query);
  const queryRegion = { start: Math.min(query + 1, fragment), end: fragment };
  const fragmentRegion = { start: Math.min(fragment + 1, region.end), end: region.end };
  const queryPairs = pairs(bytes, queryRegion, { kind: 'query', grammar: 'form' });
  const fragmentPairs = looksLikePairs(bytes, fragmentRegion)
    ? pairs(bytes, fragmentRegion, { kind: 'fragment', grammar: 'form' })
    : null;
  return {
    locate(span) {
      if (span.start > fragment) {
        return fragmentPairs === null ? unnamed('fragment', fragmentRegion) : fragmentPairs.locate(span);
      }
      if (span.end > fragment) return null;
      if (span.start > query) return queryPairs.locate(span);
      if (span.end > query) return null;
      if (span.start >= path) return unnamed('path', segment(inside, { start: path, end: query }, span));
      return span.end <= path ? unnamed('host', { start, end: path }) : null;
    },
  };
}

function unnamed(kind: string, value: Span): Located {
  return { kind, names: null, field: null, value, hint: null };
}

/** The segment of the path that holds the span; all of the path where none does. */
function segment(bytes: Uint8Array, path: Span, span: Span): Span {
  const before = span.start === path.start ? -1 : bytes.lastIndexOf(SLASH, span.start - 1);
  const after = bytes.indexOf(SLASH, span.start);
  const end = after === -1 || after > path.end ? path.end : after;
  return span.end <= end ? { start: Math.max(path.start, before + 1), end } : path;
}
