import { contentId } from '../base/index.ts';
import { type Examination, notAllIn } from '../judge/index.ts';
import { becauseOf } from './because.ts';
import { CHANGE_KINDS, type Change, type ChangeKind, type ToldPlace } from './change.ts';
import { lookedAt, servicesAtHost } from './looked-at.ts';
import { type Match, matched } from './match.ts';
import { type Missing, missingFor } from './missing.ts';
import { byProtection } from './protection.ts';
import { sameTest } from './same-test.ts';
import { stoodIn, undoneAs } from './standing.ts';
import { type Told, toldPlaces } from './told-places.ts';

/**
 * What changed between two examinations, thing by thing that was told. Pure: it works on what the examinations hold,
 * so saved ones can be compared without their captures. Sorted from what is worst to what is best to hear.
 */
export function compare(before: Examination, after: Examination): Change[] {
  return matched(toldPlaces(before), toldPlaces(after))
    .map((match) => changeOf(match, before, after))
    .sort((a, b) => rank(a) - rank(b) || (sortKey(a) < sortKey(b) ? -1 : 1));
}

function changeOf(match: Match, before: Examination, after: Examination): Change {
  const told = (match.before ?? match.after) as Told;
  const steps = match.before?.steps ?? told.steps;
  const own = match.before === null ? after : before;
  const services = servicesAtHost(own, told.host);
  const stood = stoodIn(own, told.phases, services);
  const wanted = {
    identifier: told.identifier,
    kind: told.kind,
    steps,
    hosts: [told.host],
    services,
    stood,
    isSent: told.direction === 'request' && [before, after].every(tellsUploads),
  };
  const coverage = { before: lookedAt(before, wanted), after: lookedAt(after, wanted) };
  const missing = missingFor(coverage, {
    unlike: sameTest(before, after).differences,
    notAll: notAllIn(after),
    isSent: wanted.isSent,
    undone: match.before === null ? [] : steps.flatMap((step) => undoneAs(step, stood, [before, after])),
  });
  const kind = kindOf(match, missing);
  return {
    id: contentId('chg', [kind, match.before?.fingerprint ?? null, match.after?.fingerprint ?? null]),
    kind,
    identifier: told.identifier,
    identifierKind: told.kind,
    direction: told.direction,
    because: becauseOf(kind, match, { coverage, missing }),
    missing: isUntold(kind) ? [...missing.exercise, ...missing.sight] : [],
    before: placeOf(match.before),
    after: placeOf(match.after),
    coverage,
  };
}

/** Whether it says where and when each thing was sent that nobody could read. */
function tellsUploads({ coverage }: Examination): boolean {
  return (
    coverage.opaqueUploads !== undefined &&
    coverage.strayUploads !== undefined &&
    coverage.areUploadsLeftOut !== true
  );
}

/** Not seen any more, and not known to be gone. */
function isUntold(kind: ChangeKind): boolean {
  return kind === 'not-tested' || kind === 'not-exercised-again';
}

function kindOf({ before, after, elsewhere }: Match, { exercise, sight }: Missing): ChangeKind {
  if (before === null) return 'new';
  if (after === null) {
    if (elsewhere !== null) return 'persists';
    if (exercise.length > 0) return 'not-exercised-again';
    return sight.length > 0 ? 'not-tested' : 'fixed';
  }
  const value = byProtection(after.protection, before.protection);
  const wire = (after.transport === 'tls' ? 1 : 0) - (before.transport === 'tls' ? 1 : 0);
  // What lost in one way and won in another has a weak side that it did not have.
  if (value < 0 || wire < 0) return 'weakened';
  if (value > 0 || wire > 0) return 'obfuscated';
  return before.host !== after.host || before.country !== after.country ? 'relocated' : 'persists';
}

function placeOf(told: Told | null): ToldPlace | null {
  if (told === null) return null;
  const { host, country, location, field, transport, protection, steps, phases, sightings } = told;
  return { host, country, location, field, transport, protection, steps, phases, sightings };
}

function rank({ kind }: Change): number {
  return CHANGE_KINDS.indexOf(kind);
}

function sortKey({ identifier, before, after, id }: Change): string {
  return [identifier, (before ?? after)?.host, id].join(' ');
}
