import { contentId } from '../../base/index.ts';
import { kindRow, type PolicyRule } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { hostOf } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';
import type { Finding } from '../finding.ts';
import { repeatsOf } from '../repeats.ts';
import { holdAgainst } from '../terms/index.ts';

/**
 * What breaks somebody's own rules: one finding for each rule, identifier, destination, phase and direction. Where
 * nobody can say whether a rule is broken the outcome is `review`.
 */
export function judgePolicy(rules: readonly PolicyRule[], evidence: Evidence): Finding[] {
  return rules.flatMap((rule) => {
    const { predicate } = rule;
    if ('resides' in predicate) return [];
    const held = evidence.sightings.map((sighting) => ({
      sighting,
      bearing: holdAgainst({ predicate }, sighting, evidence),
    }));
    const of = (asked: 'breaks' | 'unclear') =>
      held.filter(({ bearing }) => bearing === asked).map(({ sighting }) => sighting);
    return [
      ...groupsOf(of('breaks')).map((group) => findingOf(rule, group, { evidence, outcome: 'fail' })),
      ...groupsOf(of('unclear')).map((group) => findingOf(rule, group, { evidence, outcome: 'review' })),
    ];
  });
}

type Group = readonly [Sighting, ...Sighting[]];

function groupsOf(sightings: readonly Sighting[]): Group[] {
  const groups = Map.groupBy(sightings, ({ identifier, destination, phase, direction }) =>
    JSON.stringify([identifier, destination, phase, direction]),
  );
  return [...groups.values()] as unknown as Group[];
}

function findingOf(
  { id, level, because }: PolicyRule,
  group: Group,
  { evidence, outcome }: { readonly evidence: Evidence; readonly outcome: 'fail' | 'review' },
): Finding {
  const [{ kind, identifier, destination, phase, direction }] = group;
  const { title, term } = kindRow(kind);
  const host = hostOf(destination, evidence);
  const way = direction === 'request' ? `was sent to ${host}` : `was sent back by ${host}`;
  const against =
    outcome === 'fail'
      ? 'which the policy forbids'
      : 'and it is not known whether the policy forbids it: the service, the consent, the party, the country or the version of TLS is not known';
  return {
    id: contentId('fnd', [`policy:${id}`, identifier, destination, phase, direction, outcome]),
    rule: `policy:${id}`,
    axis: null,
    outcome,
    level,
    because: `${title} (${identifier}) ${way}, ${against}: ${because.replace(/\.$/, '')}`,
    identifiers: [identifier],
    destination,
    phase,
    repeats: repeatsOf(group, evidence),
    sightings: group.map((sighting) => sighting.id),
    dpv: [term],
    cwe: null,
    masvs: null,
  };
}
