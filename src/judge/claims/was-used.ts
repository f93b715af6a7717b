import type { Evidence } from '../evidence.ts';
import type { ExaminedPhase } from '../examination.ts';
import { governingServices } from '../governing-services.ts';

/** Whether anything passed to or from a service. */
export function wasUsed(service: string, { coverage }: Evidence): boolean {
  return coverage.byService.some((row) => row.service === service && row.payload > 0);
}

/** Whether anything did in one of these phases; an examination that does not tell when is taken at its word. */
export function wasUsedIn(phases: readonly ExaminedPhase[], service: string, evidence: Evidence): boolean {
  const ids = new Set(phases.map(({ id }) => id));
  return evidence.destinations
    .filter(({ id }) => governingServices({ destination: id }, evidence).some((each) => each.id === service))
    .some(
      ({ contacts }) =>
        contacts === undefined ||
        contacts.some(({ phase, byteLength }) => phase !== undefined && ids.has(phase) && byteLength > 0),
    );
}
