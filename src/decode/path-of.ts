import type { Span } from '../base/index.ts';
import { type NamingOptions, shownName, stepName } from './naming.ts';
import type { Layer, Part } from './part.ts';
import { placeOf } from './place-of.ts';

/** The whole way from the message to a span. */
export interface Way {
  /** Location, containers and layers, such as `body/gzip/json:/device/imei`. */
  readonly path: string;
  /** The nearest name of all; null where there is none. */
  readonly field: string | null;
  /** What changed bytes, outermost first. */
  readonly layers: readonly Layer[];
}

/** Names the way to a span of a part. Names in it are cut, escaped, and passed through `options.redact`. */
export function pathOf(part: Part, span: Span, options: NamingOptions = {}): Way {
  const { location, field: sectionField } = part.section;
  const steps: string[] = [];
  const layers: Layer[] = [];
  let field: string | null = null;
  let inner: Span = span;
  for (let at: Part | null = part; at !== null; at = at.parent) {
    const place = placeOf(at, inner, options);
    field ??= place.field;
    steps.unshift(...place.steps);
    if (at.layer !== null) {
      steps.unshift(at.layer);
      layers.unshift(at.layer);
    }
    inner = at.back(inner);
  }
  const named = location === 'header' && sectionField !== null;
  if (named) {
    steps.unshift(`header:${stepName(sectionField, options)}`);
    field ??= shownName(sectionField, options);
  } else if (location !== 'cookie' || steps[0]?.startsWith('cookie') !== true) {
    // A cookie's own step says where it is.
    steps.unshift(location);
  }
  return { path: steps.join('/'), field, layers };
}
