import type { Case } from '../case-file.ts';
import type { Protocol } from '../protocol.ts';
import { actionNames } from '../protocol-schema.ts';
import type { Fault } from './fault.ts';
import { type NamingField, unknownNames } from './named-things.ts';
import { quoted, suggestion } from './nearest.ts';
import type { Places } from './plain-value.ts';

const WORDS: Readonly<Record<NamingField, string>> = {
  services: 'a service',
  identifiers: 'an identifier',
  steps: 'a step',
  builds: 'a build',
  phases: 'a phase',
};

/**
 * Names in claims and policies that a case file writes out, and that nothing in the case has. They are of this case
 * alone: its identity and its services are all there is, and a step that is nearly one of its protocol's is that step
 * misspelt. What a recording alone may bring (phases, builds, steps of another protocol) is no fault.
 */
export function promiseFaults(
  { claims, policy = null, identity, services }: Pick<Case, 'claims' | 'policy' | 'identity' | 'services'>,
  protocol: Pick<Protocol, 'phases'> | null,
  places: Places,
): Fault[] {
  const steps = protocol?.phases.flatMap((phase) => phase.steps.map(({ id }) => id)) ?? [];
  const known = {
    identifiers: identity.map(({ id }) => id),
    // A recording's marks may bring the services of a case that lists none.
    ...(services.length === 0 ? {} : { services: services.map(({ id }) => id) }),
    ...(protocol === null ? {} : { steps: [...steps, ...actionNames] }),
  };
  return [claims, policy].flatMap((written) =>
    unknownNames(written, known)
      .filter(({ field, meant }) => field !== 'steps' || meant !== null)
      .map(({ field, name, list, index }) => ({
        offset: places.ofValue(list, index),
        sentence: `names ${WORDS[field]}${quoted(name)} that the case does not have; ${suggestion(name, known[field as keyof typeof known] ?? [])}`,
      })),
  );
}
