import { withoutIdleLayers } from '../decode/index.ts';
import type { Found } from './found.ts';
import type { Sighted } from './sighting.ts';

/** A find as it is told: under the layers that changed its bytes, and no others. */
export function sightedOf({ claim, part, span, forms, namedBy }: Found): Sighted {
  const { id, kind } = claim.identifier;
  return { identifier: id, kind, ...withoutIdleLayers(part, span), forms, namedBy };
}
