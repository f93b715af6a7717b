import type { Predicate, Scope, Terms } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import type { Sighting } from '../examination.ts';
import { matchTerms } from './match-terms.ts';
import { allOf, anyOf } from './yes-or-no.ts';

/** A predicate over sightings. */
export type SeenPredicate = Exclude<Predicate, { readonly resides: unknown }>;

/** What a sighting is to a predicate: against it, as it says, nothing to do with it, or nobody knows. */
export type Bearing = 'breaks' | 'keeps' | 'apart' | 'unclear';

export function holdAgainst(
  { predicate, scope = {} }: { readonly predicate: SeenPredicate; readonly scope?: Scope },
  sighting: Sighting,
  evidence: Evidence,
): Bearing {
  const about = allOf([
    matchTerms(scope, sighting, evidence),
    matchTerms(subjectOf(predicate), sighting, evidence),
  ]);
  if (about === false) return 'apart';
  const allowed = allowedBy(predicate);
  const kept = anyOf(allowed.map((terms) => matchTerms(terms, sighting, evidence)));
  if (kept === true) return about ? 'keeps' : 'apart';
  return about && kept === false ? 'breaks' : 'unclear';
}

/** What a predicate is about. */
export function subjectOf(predicate: SeenPredicate): Terms {
  if ('never' in predicate) return predicate.never;
  return 'only' in predicate ? predicate.only.of : predicate.always.of;
}

/** The predicate about something narrower. */
export function withSubject(predicate: SeenPredicate, subject: Terms): SeenPredicate {
  if ('never' in predicate) return { never: subject };
  if ('only' in predicate) return { only: { ...predicate.only, of: subject } };
  return { always: { ...predicate.always, of: subject } };
}

function allowedBy(predicate: SeenPredicate): readonly Terms[] {
  if ('never' in predicate) return [];
  const allowed = 'only' in predicate ? predicate.only.allowed : predicate.always.must;
  return Array.isArray(allowed) ? allowed : [allowed as Terms];
}
