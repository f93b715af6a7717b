import { contentId } from '../base/index.ts';
import { type Kind, kindRow } from '../case/index.ts';
import type { Finding } from './finding.ts';
import type { Circumstances, Rule } from './rule.ts';
import { builtInRules } from './rules/index.ts';

/** What judging needs to know of a sighting. */
export interface Judged extends Circumstances {
  readonly id: string;
  readonly identifier: string;
  readonly kind: Kind;
  readonly destination: string;
  readonly phase: string | null;
}

/**
 * Sightings become findings: one for each rule, identifier, destination and phase, with all its sightings.
 * `hostOf` gives a destination's name for the sentence. Sorted by level, then id.
 */
export function judge(sightings: readonly Judged[], hostOf: (destination: string) => string): Finding[] {
  const grouped = new Map<string, { rule: Rule; first: Judged; sightings: string[] }>();
  for (const sighting of sightings) {
    const rule = builtInRules.find((candidate) => candidate.applies(sighting));
    if (rule === undefined) continue;
    const id = contentId('fnd', [
      rule.id,
      sighting.identifier,
      sighting.destination,
      sighting.phase,
      sighting.direction,
    ]);
    const group = grouped.get(id);
    if (group === undefined) grouped.set(id, { rule, first: sighting, sightings: [sighting.id] });
    else group.sightings.push(sighting.id);
  }
  return [...grouped]
    .map(([id, { rule, first, sightings: ids }]) => ({
      id,
      rule: rule.id,
      outcome: 'fail' as const,
      level: rule.level,
      because: `${kindRow(first.kind).title} (${first.identifier}) ${rule.because(first, hostOf(first.destination))}`,
      identifiers: [first.identifier],
      destination: first.destination,
      phase: first.phase,
      sightings: ids,
    }))
    .sort((a, b) => LEVEL_RANK[a.level] - LEVEL_RANK[b.level] || (a.id < b.id ? -1 : 1));
}

const LEVEL_RANK = { error: 0, warning: 1, note: 2 } as const;
