import type { Evidence } from '../evidence.ts';
import { phaseOf } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';
import { servicesAt } from './services-at.ts';
import { amongAll, type Maybe } from './yes-or-no.ts';

/** Whether the person had agreed to the services that something went to: to all that it can have been for, or to none. */
export function agreedTo(sighting: Sighting, evidence: Evidence): Maybe {
  const governing = servicesAt(sighting.destination, evidence);
  const services = governing === null || governing.length === 0 ? evidence.case.services : governing;
  const consent = phaseOf(sighting, evidence)?.consent ?? {};
  const states = services.flatMap(({ id }) => consent[id] ?? []);
  return states.length < services.length ? null : amongAll(['granted'], states);
}
