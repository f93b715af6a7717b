import { consentingServices, coversParty } from '../covers-party.ts';
import type { Evidence } from '../evidence.ts';
import { destinationOf, phaseOf } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';
import { servicesAt } from './services-at.ts';
import type { Maybe } from './yes-or-no.ts';

/**
 * Whether the person had agreed to it: to all services that something can have been for, and that those who got it get
 * it; or to none. An agreement that names a third party covers it, though no service has it among its hosts.
 */
export function agreedTo(sighting: Sighting, evidence: Evidence): Maybe {
  const governing = servicesAt(sighting, evidence) ?? [];
  if (governing.length === 0 && consentingServices(sighting, evidence).length > 0) return true;
  const services = governing.length === 0 ? evidence.case.services : governing;
  const destination = destinationOf(sighting.destination, evidence);
  const consent = phaseOf(sighting, evidence)?.consent ?? {};
  const answers = services.map((service): Maybe => {
    const state = consent[service.id];
    if (state === undefined) return null;
    if (state !== 'granted') return false;
    return destination === null ? null : coversParty(destination, service, evidence);
  });
  if (answers.length === 0) return null;
  const [first = null] = answers;
  return answers.every((answer) => answer === first) ? first : null;
}
