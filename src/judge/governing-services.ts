import { hostCovers, isAddress, plainHost } from '../base/index.ts';
import type { Service } from '../case/index.ts';
import { covers } from './covers.ts';
import type { Evidence } from './evidence.ts';
import { destinationOf } from './evidence-index.ts';

/** What has to be known of a message to say which services it belongs to. */
export interface Directed {
  readonly destination: string;
  /** The address that it went to; any of the destination's where left out. */
  readonly address?: string | null;
}

/** Of an evidence no more than names and services. */
export interface Named extends Pick<Evidence, 'destinations'> {
  readonly case: Pick<Evidence['case'], 'services'>;
}

/**
 * The services that what went to a destination belongs to: those whose hosts cover it, the longest name counting, so
 * that `api.vendor.example` can be told from the rest of `vendor.example`; one host may serve several, and so may an address
 * that a service lists whatever its names. Where no service of the case says its hosts, all of them; none where they do
 * and nobody's covers it.
 */
export function governingServices({ destination, address }: Directed, evidence: Named): readonly Service[] {
  const { services } = evidence.case;
  if (services.every(({ hosts }) => hosts === undefined)) return services;
  const at = destinationOf(destination, evidence);
  if (at === null) return [];
  const covering = services.map((service) => ({
    service,
    length: longestCovering(service.hosts ?? [], at.host.value),
    isAt: (service.hosts ?? []).some(
      (name) => isAddress(name) && covers(name, at, address ?? null) !== false,
    ),
  }));
  const longest = Math.max(0, ...covering.map(({ length }) => length));
  return covering
    .filter(({ length, isAt }) => isAt || (length > 0 && length === longest))
    .map(({ service }) => service);
}

function longestCovering(names: readonly string[], host: string): number {
  const covering = names.map(plainHost).filter((name) => hostCovers(name, host));
  return Math.max(0, ...covering.map(({ length }) => length));
}
