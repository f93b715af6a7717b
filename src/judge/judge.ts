import { contentId } from '../base/index.ts';
import { kindRow } from '../case/index.ts';
import type { Evidence } from './evidence.ts';
import { identifierOf } from './evidence-index.ts';
import type { Sighting } from './examination.ts';
import type { Finding } from './finding.ts';
import { repeatsOf } from './repeats.ts';
import type { Found, Rule } from './rule.ts';
import { builtInRules, told } from './rules/index.ts';

/**
 * What the rules find in an evidence, sorted by level, then id. A sighting that no rule has anything to say about is
 * still told, as a note.
 */
export function judge(evidence: Evidence): Finding[] {
  const sightings = new Map(evidence.sightings.map((sighting) => [sighting.id, sighting]));
  const judged = builtInRules.flatMap((rule) => findingsOf(rule, evidence, sightings));
  const spoken = new Set(judged.flatMap((finding) => finding.sightings));
  const silent = evidence.sightings.filter(({ id }) => !spoken.has(id));
  const rest = silent.length === 0 ? [] : findingsOf(told, { ...evidence, sightings: silent }, sightings);
  return [...judged, ...rest].sort(byLevel);
}

function findingsOf(rule: Rule, evidence: Evidence, sightings: ReadonlyMap<string, Sighting>): Finding[] {
  return rule.find(evidence).map((found) => findingOf(rule, found, { evidence, sightings }));
}

interface Seen {
  readonly evidence: Evidence;
  readonly sightings: ReadonlyMap<string, Sighting>;
}

function findingOf(rule: Rule, found: Found, { evidence, sightings }: Seen): Finding {
  const { key, outcome, level, because, identifiers, destination, phase } = found;
  const own = found.sightings.flatMap((id) => sightings.get(id) ?? []);
  const kinds = identifiers.flatMap((id) => identifierOf(id, evidence)?.kind ?? []);
  return {
    id: contentId('fnd', [rule.id, ...key]),
    rule: rule.id,
    axis: rule.axis,
    outcome,
    level,
    because,
    identifiers,
    destination,
    phase,
    repeats: found.repeats === undefined ? repeatsOf(own, evidence) : found.repeats,
    sightings: found.sightings,
    dpv: [...new Set([...(rule.dpv ?? []), ...kinds.map((kind) => kindRow(kind).term)])].sort(),
    cwe: rule.cwe ?? null,
    masvs: rule.masvs ?? null,
  };
}

const LEVEL_RANK = { error: 0, warning: 1, note: 2 } as const;

/** The worst first, then by id. */
export function byLevel(a: Finding, b: Finding): number {
  return LEVEL_RANK[a.level] - LEVEL_RANK[b.level] || (a.id < b.id ? -1 : 1);
}
