import { withoutIdleLayers } from '../decode/index.ts';
import { chanceOf, type Searched } from './chance.ts';
import type { Found } from './found.ts';
import type { Sighted } from './sighting.ts';

/** A find as it is told: under the layers that changed its bytes, and no others. */
export function sightedOf(found: Found, searched: Searched): Sighted {
  const { claim, part, span, forms, namedBy } = found;
  const { id, kind } = claim.identifier;
  const chance = chanceOf(found, searched);
  return { identifier: id, kind, ...withoutIdleLayers(part, span), forms, namedBy, chance };
}
