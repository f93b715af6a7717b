import type { Span } from '../base/index.ts';
import type { Kind } from '../case/index.ts';
import type { Part } from '../decode/index.ts';
import { namesAround, type PlacesAsked } from './names-around.ts';
import { namingKey } from './naming-key.ts';
import { saysNothing } from './says-nothing.ts';

/**
 * The naming key of the field whose whole value the span is; null where the span is not the whole of a value, or the
 * value's name is no key of the kind.
 */
export function namedBy(
  part: Part,
  span: Span,
  { kind, asked }: { kind: Kind; asked: PlacesAsked },
): string | null {
  for (const name of namesAround(part, span, asked)) {
    const key = namingKey(name, kind);
    if (key !== null) return key;
    if (!saysNothing(name)) return null;
  }
  return null;
}
