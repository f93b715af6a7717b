import type { Service } from '../case/index.ts';
import type { Destination } from '../enrich/index.ts';
import type { Evidence } from './evidence.ts';
import { destinationOf, phaseOf } from './evidence-index.ts';
import type { Sighting } from './examination.ts';
import { covers } from './governing-services.ts';

/**
 * Whether an agreement to a service covers who got something; null where nobody knows who that is. By default it covers
 * the controller, as far as the case says who that is, and the hosts of the service.
 */
export function coversParty(
  { host, party }: Pick<Destination, 'host' | 'party'>,
  { parties, hosts: served = [] }: Service,
  evidence: Pick<Evidence, 'case'>,
): boolean | null {
  const isAt = (names: readonly string[]) => names.some((name) => covers(name, host.value));
  const isOwn = party === 'first' || isAt(evidence.case.controller.hosts ?? []);
  if (parties === undefined) {
    if (isOwn || isAt(served)) return true;
    return party === 'third' ? false : null;
  }
  const named = parties.filter((name) => name !== 'first' && name !== 'third');
  if (isAt(named) || (isOwn && parties.includes('first'))) return true;
  if (party === 'third' && parties.includes('third')) return true;
  return party === 'unknown' && !isOwn && named.length < parties.length ? null : false;
}

/**
 * Services that had been agreed to and whose agreement says in so many words that it covers who got something: what goes
 * to a party that no service has among its hosts was agreed to with them, whatever became of other services.
 */
export function consentingServices(
  sighting: Pick<Sighting, 'phase' | 'at' | 'destination'>,
  evidence: Evidence,
): readonly Service[] {
  const destination = destinationOf(sighting.destination, evidence);
  const consent = phaseOf(sighting, evidence)?.consent ?? {};
  if (destination === null) return [];
  return evidence.case.services.filter(
    (service) =>
      service.parties !== undefined &&
      consent[service.id] === 'granted' &&
      coversParty(destination, service, evidence) === true,
  );
}
