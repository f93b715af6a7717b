import type { Service } from '../case/index.ts';
import type { Destination } from '../enrich/index.ts';
import { covers } from './covers.ts';
import type { Evidence } from './evidence.ts';
import { destinationOf, phaseOf } from './evidence-index.ts';
import type { Sighting } from './examination.ts';
import { allOf, anyOf, type Maybe } from './terms/yes-or-no.ts';

/**
 * Whether an agreement to a service covers who got something; null where nobody knows who that is. By default it covers
 * the controller, as far as the case says who that is, and the hosts of the service.
 */
export function coversParty(
  destination: Pick<Destination, 'host' | 'party'> & Partial<Pick<Destination, 'addresses'>>,
  { parties, hosts: served = [] }: Service,
  evidence: Pick<Evidence, 'case'>,
): boolean | null {
  const { party } = destination;
  const isAt = (names: readonly string[]): Maybe =>
    anyOf(names.map((name) => covers(name, destination, null)));
  const isOwn = party === 'first' ? true : isAt(evidence.case.controller.hosts ?? []);
  if (parties === undefined) {
    const isKnown = anyOf([isOwn, isAt(served)]);
    return isKnown === false && party !== 'third' ? null : isKnown;
  }
  const named = parties.filter((name) => name !== 'first' && name !== 'third');
  const isMeant = anyOf([isAt(named), allOf([isOwn, parties.includes('first')])]);
  if (isMeant === true || (party === 'third' && parties.includes('third'))) return true;
  return party === 'unknown' && isOwn !== true && named.length < parties.length ? null : isMeant;
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
