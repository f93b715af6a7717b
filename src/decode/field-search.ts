import { isUtf8 } from 'node:buffer';
import type { Span } from '../base/index.ts';
import type { Region, Search } from './layers/index.ts';

/** A search through one run of another's bytes as if nothing stood beside it. */
export function fieldSearch(outer: Search, field: Span): Search {
  return runSearch(outer, outer.bytes.subarray(field.start, field.end), field.start);
}

/** The same where the run's bytes are at hand, which begin at `offset`. */
export function runSearch(outer: Search, bytes: Uint8Array, offset: number): Search {
  const { mostDecoded, affords, noiseOf } = outer;
  return {
    bytes,
    // Not all finders ask.
    get isText() {
      return outer.isText || isUtf8(bytes);
    },
    addedTo: outer.addedTo,
    mayHold: outer.mayHold,
    mayBeSealed: () => outer.mayBeSealed?.() ?? false,
    mayTry: (layer) => outer.mayTry?.(layer) ?? true,
    grammar: 'text',
    mostDecoded,
    affords,
    passedOver: (span) => outer.passedOver?.(moved(span, offset)),
    ...(noiseOf === undefined ? {} : { noiseOf }),
  };
}

/** What was found in a run that begins at `offset`, as a region of the bytes around it. */
export function regionAround(region: Region, offset: number): Region {
  return {
    ...region,
    span: moved(region.span, offset),
    back: (span) => moved(region.back(span), offset),
  };
}

function moved({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
