import type { Examination, Sighting } from '../judge/index.ts';
import { type Protection, protectionOf } from '../judge/index.ts';
import type { ToldPlace } from './change.ts';
import { byProtection } from './protection.ts';

/** All sightings of one identifier that share destination, location and field: what a fingerprint stands for. */
export interface Told extends ToldPlace {
  readonly identifier: string;
  readonly kind: Sighting['kind'];
  readonly direction: Sighting['direction'];
  /** Registrable domain; null for addresses and local names. */
  readonly domain: string | null;
  readonly fingerprint: string;
}

/**
 * What an examination says was told, by fingerprint: identifier (its id and its kind: values differ where each test
 * planted canaries of its own), direction, host, location and field. No ids of
 * messages and no times are in it, so the same thing told in another run has the same one.
 */
export function toldPlaces({ sightings, destinations, phases }: Examination): Map<string, Told> {
  const control = new Set(phases.filter((phase) => phase.control).map(({ id }) => id));
  const byId = new Map(destinations.map((destination) => [destination.id, destination]));
  const grouped = Map.groupBy(
    sightings.filter(({ phase }) => phase === null || !control.has(phase)),
    (sighting) => {
      const host = byId.get(sighting.destination)?.host.value ?? 'unknown';
      const { identifier, kind, direction, location, field } = sighting;
      return JSON.stringify([identifier, kind, direction, host, location, fieldShape(field)]);
    },
  );
  return new Map(
    [...grouped].map(([fingerprint, group]) => {
      const [first] = group as [Sighting, ...Sighting[]];
      const destination = byId.get(first.destination);
      return [
        fingerprint,
        {
          fingerprint,
          identifier: first.identifier,
          kind: first.kind,
          direction: first.direction,
          host: destination?.host.value ?? 'unknown',
          domain: destination?.domain?.value ?? null,
          country: destination?.country?.value ?? null,
          location: first.location,
          field: first.field,
          transport: group.some(({ transport }) => transport === 'plain') ? 'plain' : 'tls',
          protection: weakest(group.map(protectionOf)),
          steps: distinct(group.map(({ step }) => step)),
          phases: distinct(group.map(({ phase }) => phase)),
          sightings: distinct(group.map(({ id }) => id)),
        },
      ];
    }),
  );
}

// Places in lists come and go with what is in them: the second contact's number is in the same field as the first's.
function fieldShape(field: string | null): string | null {
  return field === null ? null : field.replace(/(^|\/)\d+(?=\/|$)/g, '$1*');
}

export function weakest(protections: readonly Protection[]): Protection {
  return [...protections].sort(byProtection)[0] ?? 'plain';
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}
