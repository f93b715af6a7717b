import type { Found } from './found.ts';
import type { Sighted } from './sighting.ts';

/** A find as it is told. */
export function sightedOf({ claim, part, span, forms, namedBy }: Found): Sighted {
  const { id, kind } = claim.identifier;
  return { identifier: id, kind, part, span, forms, namedBy };
}
