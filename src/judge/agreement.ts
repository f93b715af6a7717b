import type { ConsentState, Service } from '../case/index.ts';
import { consentingServices } from './covers-party.ts';
import type { Evidence } from './evidence.ts';
import { phaseOf } from './evidence-index.ts';
import type { Sighting } from './examination.ts';
import { governingServices } from './governing-services.ts';

/** A service at the moment of a message: what the phone did, and what its owner had agreed to; null where nobody says. */
export interface ServiceStanding {
  readonly service: Service;
  readonly state: string | null;
  readonly consent: ConsentState | null;
}

type Moment = Pick<Sighting, 'phase' | 'at' | 'destination'> & Partial<Pick<Sighting, 'address'>>;

/** The services that a sighting belongs to, each as it stood at that time. */
export function standings(sighting: Moment, evidence: Evidence): ServiceStanding[] {
  const phase = phaseOf(sighting, evidence);
  return governingServices(sighting, evidence).map((service) => ({
    service,
    state: phase?.services[service.id] ?? null,
    consent: (phase?.consent[service.id] as ConsentState | undefined) ?? null,
  }));
}

/** What the person had not agreed to when something was sent. */
export interface Lack {
  readonly consent: Exclude<ConsentState, 'granted'>;
  /** The services that lack it; none where no service of the case is known to be there. */
  readonly services: readonly Service[];
  /** Services at the same host that had been agreed to: it may have been for one of these. */
  readonly granted: readonly Service[];
  /** Services at the same host of which the case does not say whether they had been agreed to. */
  readonly unstated: readonly Service[];
}

const WORST_FIRST = ['refused', 'withdrawn', 'not-asked'] as const;

/**
 * Why something that was sent had not been agreed to; null where it had been, or where the case says nothing of
 * consent at that time. Nobody can have agreed to a service that the case does not know, unless an agreement names the
 * party.
 */
export function lackOf(sighting: Moment, evidence: Evidence): Lack | null {
  const phase = phaseOf(sighting, evidence);
  if (phase === null || Object.keys(phase.consent).length === 0) return null;
  const all = standings(sighting, evidence);
  if (all.length === 0)
    return consentingServices(sighting, evidence).length > 0
      ? null
      : { consent: 'not-asked', services: [], granted: [], unstated: [] };
  const of = (state: ConsentState | null) =>
    all.filter(({ consent }) => consent === state).map(({ service }) => service);
  for (const consent of WORST_FIRST) {
    const services = of(consent);
    if (services.length > 0) return { consent, services, granted: of('granted'), unstated: of(null) };
  }
  return null;
}

/** Whether the lack is certain: no service of the case that was agreed to, or may have been, can have been meant. */
export function isCertain({ services, granted, unstated }: Lack): boolean {
  return services.length > 0 && granted.length === 0 && unstated.length === 0;
}
