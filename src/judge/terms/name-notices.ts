import type { Notice } from '../../base/index.ts';
import {
  actionNames,
  type Claim,
  type KnownNames,
  type NamingField,
  type PolicyRule,
  quoted,
  suggestion,
  type UnknownName,
  unknownNames,
} from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { subjectOf } from './hold-against.ts';

/** Code of the notice, about a rule or a claim, that it names what nothing examined has. */
const NAME_UNKNOWN = 'name-unknown';

const WORDS: Readonly<Record<NamingField, readonly [thing: string, lack: string]>> = {
  services: ['service', 'which the case does not have'],
  identifiers: ['identifier', 'which the case does not have'],
  steps: ['step', 'which was not done'],
  builds: ['build', 'which did not run'],
  phases: ['phase', 'which was not watched'],
};

/** What there is of all that claims and policies can name. */
function namesKnown({ case: examined, identifiers, phases }: Evidence): Required<KnownNames> {
  const { device, services, builds = [] } = examined;
  return {
    services: services.map(({ id }) => id),
    identifiers: identifiers.map(({ id }) => id),
    steps: [
      ...new Set(
        phases.flatMap(({ steps }) => steps.flatMap(({ id, action }) => [id, ...(action ? [action] : [])])),
      ),
    ],
    builds: [
      ...new Set(
        [device.build, ...phases.map(({ build }) => build), ...builds.map(({ id }) => id)].filter(
          (build) => typeof build === 'string',
        ),
      ),
    ],
    phases: [...new Set(phases.map(({ id }) => id))],
  };
}

/**
 * What the rules of a policy name and nothing examined has: such a rule may have had nothing to look at, which is not
 * the same as being kept. A policy may be shared between cases, so it is no fault. A claim's verdict says it of itself;
 * of claims only what is probably misspelt is told.
 */
export function nameNotices(
  policy: readonly PolicyRule[],
  claims: readonly Claim[],
  evidence: Evidence,
): Notice[] {
  const known = namesKnown(evidence);
  return [
    ...policy.flatMap(({ id, predicate }) => {
      const idle = 'resides' in predicate ? [] : idleLists(unknownNames(subjectOf(predicate), known));
      return unknownNames(predicate, known).map((unknown) =>
        noticeOf(`policy:${id}`, unknown, known, idle.includes(unknown.list) ? NOTHING : ''),
      );
    }),
    ...claims.flatMap((claim) =>
      unknownNames(claim, known)
        .filter(({ meant }) => meant !== null)
        .map((unknown) => noticeOf(`claim:${claim.id}`, unknown, known, '')),
    ),
  ];
}

const NOTHING = ', so the rule had nothing to look at';

/** Lists of which nothing is known at all: a term that nothing can meet. */
function idleLists(unknown: readonly UnknownName[]): (readonly unknown[])[] {
  return [...Map.groupBy(unknown, ({ list }) => list)]
    .filter(([list, names]) => names.length === list.length)
    .map(([list]) => list);
}

function noticeOf(about: string, { field, name }: UnknownName, known: KnownNames, end: string): Notice {
  const [thing, lack] = WORDS[field];
  // What protocols call an action is no misspelling of another.
  const meant =
    field === 'steps' && actionNames.includes(name) ? '' : `; ${suggestion(name, known[field] ?? [])}`;
  return { code: NAME_UNKNOWN, about, detail: `names the ${thing}${quoted(name)}, ${lack}${end}${meant}` };
}
