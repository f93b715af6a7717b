import { kindRow, type Terms } from '../../case/index.ts';
import { governingServices } from '../governing-services.ts';
import { listed } from '../listed.ts';
import { stepsNamed, withSubject } from '../terms/index.ts';
import { type Ground, groundOf } from './ground.ts';

/*
 * What a claim lists by name it says of each: a build that ran says nothing of another that did not, and what was seen of
 * one service nothing of the next. States of the phone and of consent are alternatives, of which a test has one.
 */

const NAMED = { services: 'service', phases: 'phase', builds: 'build' } as const;

/** What lacks of some of what it lists, and not of all of it; each a clause. `triedLacking`: of what was to be tried. */
export function eachLacking(ground: Ground, triedLacking: (ground: Ground) => readonly string[]): string[] {
  const { subject, predicate, claim, evidence, phases } = ground;
  const ofAll = new Set(triedLacking(ground));
  const named = (Object.keys(NAMED) as (keyof typeof NAMED)[]).flatMap((what) => {
    const words = subject[what] ?? [];
    if (words.length < 2) return [];
    return words.flatMap((word) => {
      const alone: Terms = { ...subject, [what]: [word] };
      const own = groundOf(withSubject(predicate, alone), claim, evidence);
      if (own.phases.length === 0)
        return [`no phase was watched that it is about for the ${NAMED[what]} ${word}`];
      const lacks = triedLacking(own).filter((clause) => !ofAll.has(clause));
      return lacks.map((clause) => `of the ${NAMED[what]} ${word}: ${clause}`);
    });
  });
  const undone = (subject.steps ?? []).filter((step) =>
    phases.every((phase) => stepsNamed(phase, [step]).length === 0),
  );
  return [
    ...named,
    ...(undone.length === 0 ? [] : [`nothing was done of what it is about in ${listed(undone)}`]),
  ];
}

/** What it lists and was not seen to pass, where it says how that passes; of kinds those of which it takes a canary. */
export function unseenOf({ subject, canaryKinds, sightings: { keeps }, evidence }: Ground): string[] {
  const several = <Word extends string>(words: readonly Word[] = []) => (words.length < 2 ? [] : words);
  const seen = new Set(
    keeps.flatMap(({ kind, identifier, destination, address }) => [
      kind,
      identifier,
      ...governingServices({ destination, address }, evidence).map(({ id }) => `service ${id}`),
    ]),
  );
  return [
    ...several(subject.kinds)
      .filter((kind) => canaryKinds.includes(kind) && !seen.has(kind))
      .map((kind) => kindRow(kind).title),
    ...several(subject.identifiers).filter((id) => !seen.has(id)),
    ...several(subject.services).filter((id) => !seen.has(`service ${id}`)),
  ];
}
