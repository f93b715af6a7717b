import type { Service } from '../../case/index.ts';
import type { Destination } from '../../enrich/index.ts';
import type { Evidence } from '../evidence.ts';
import { destinationOf } from '../evidence-index.ts';
import { type Directed, governingServices } from '../governing-services.ts';

/**
 * Services that what went to a destination can have been for. Null where nobody can say: behind a bare address may be
 * any name.
 */
export function servicesAt(directed: Directed, evidence: Evidence): readonly Service[] | null {
  const { services } = evidence.case;
  const found = governingServices(directed, evidence);
  if (found.length > 0 || services.every(({ hosts }) => hosts === undefined)) return found;
  return isNamed(destinationOf(directed.destination, evidence)) ? found : null;
}

/** Whether more is known of a destination than its address. */
export function isNamed(destination: Destination | null): boolean {
  return destination !== null && destination.host.basis !== 'address' && destination.host.basis !== 'none';
}
