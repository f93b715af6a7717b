import type { Destination } from '../enrich/index.ts';
import type { Evidence } from './evidence.ts';
import type { ExaminedIdentifier, ExaminedPhase, Sighting } from './examination.ts';

/** Each list of an evidence is looked things up in for every sighting, so it is indexed once. */
function indexed<Item extends { readonly id: string }>(): (list: readonly Item[]) => Map<string, Item[]> {
  const known = new WeakMap<readonly Item[], Map<string, Item[]>>();
  return (list) => {
    const index = known.get(list) ?? Map.groupBy(list, ({ id }) => id);
    known.set(list, index);
    return index;
  };
}

const destinations = indexed<Destination>();
const identifiers = indexed<ExaminedIdentifier>();
const phases = indexed<ExaminedPhase>();

export function destinationOf(id: string, evidence: Pick<Evidence, 'destinations'>): Destination | null {
  return destinations(evidence.destinations).get(id)?.[0] ?? null;
}

export function identifierOf(id: string, evidence: Pick<Evidence, 'identifiers'>): ExaminedIdentifier | null {
  return identifiers(evidence.identifiers).get(id)?.[0] ?? null;
}

/** Several captures may each have a phase of one name. */
export function phasesNamed(id: string, evidence: Pick<Evidence, 'phases'>): readonly ExaminedPhase[] {
  return phases(evidence.phases).get(id) ?? [];
}

/** What a sentence calls a destination. */
export function hostOf(destination: string, evidence: Pick<Evidence, 'destinations'>): string {
  return destinationOf(destination, evidence)?.host.value ?? 'an unknown destination';
}

/** The phase that a sighting was made in; of several of its name the one that its moment lies in. */
export function phaseOf(
  { phase, at }: Pick<Sighting, 'phase' | 'at'>,
  evidence: Pick<Evidence, 'phases'>,
): ExaminedPhase | null {
  const named = phase === null ? [] : phasesNamed(phase, evidence);
  if (named.length < 2) return named[0] ?? null;
  const moment = Date.parse(at);
  return (
    named.find(({ from, to }) => Date.parse(from) <= moment && moment <= Date.parse(to)) ?? named[0] ?? null
  );
}
