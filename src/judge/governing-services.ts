import type { Service } from '../case/index.ts';
import type { Evidence } from './evidence.ts';
import { hostOf } from './evidence-index.ts';

/** What has to be known of a message to say which services it belongs to. */
export interface Directed {
  readonly destination: string;
}

/** Of an evidence no more than names and services. */
export interface Named extends Pick<Evidence, 'destinations'> {
  readonly case: Pick<Evidence['case'], 'services'>;
}

/**
 * The services that what went to a destination belongs to: those whose hosts cover it, the longest name counting, so
 * that `api.vendor.example` can be told from the rest of `vendor.example`; one host may serve several. Where no service
 * of the case says its hosts, all of them; none where they do and nobody's covers it.
 */
export function governingServices({ destination }: Directed, evidence: Named): readonly Service[] {
  const { services } = evidence.case;
  if (services.every(({ hosts }) => hosts === undefined)) return services;
  const host = hostOf(destination, evidence);
  const covering = services.map((service) => ({
    service,
    length: longestCovering(service.hosts ?? [], host),
  }));
  const longest = Math.max(0, ...covering.map(({ length }) => length));
  return longest === 0
    ? []
    : covering.filter(({ length }) => length === longest).map(({ service }) => service);
}

/** Whether a name covers a host: the host itself and everything below it. */
export function covers(name: string, host: string): boolean {
  return host === name || host.endsWith(`.${name}`);
}

function longestCovering(names: readonly string[], host: string): number {
  return Math.max(0, ...names.filter((name) => covers(name, host)).map(({ length }) => length));
}
