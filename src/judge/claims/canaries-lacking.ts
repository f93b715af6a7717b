import { kindRow } from '../../case/index.ts';
import type { ExaminedIdentifier, ExaminedPhase } from '../examination.ts';
import { listed } from '../listed.ts';
import { isProvenIn } from '../proven-in.ts';
import { identifierMatches } from '../terms/index.ts';
import { type Ground, isExercised } from './ground.ts';
import { named } from './words.ts';

/** Values, of one kind or the only one that a claim names, of which one must have been shown to be found in every phase, and put to use. */
interface Canary {
  readonly title: string;
  readonly planted: readonly ExaminedIdentifier[];
}

/** What is said of a canary that lacks, before its title and after it. */
type Lack = readonly [before: string, after: string];

/** What canaries a claim is short of, by what is missing, so that those that lack the same are told together. */
export function canariesLacking(ground: Ground): string[] {
  const lacks = canariesOf(ground).flatMap(({ title, planted }) => {
    const lack = lackOf(planted, ground);
    return lack === null ? [] : [{ title, lack }];
  });
  return [...Map.groupBy(lacks, ({ lack }) => lack.join('…')).values()].map((alike) => {
    const titles = alike.map(({ title }) => title);
    return alike[0]?.lack.join(listed(titles, 'or')) ?? '';
  });
}

/** Of identifiers that it lists each must have been tried: one says nothing of another. */
function canariesOf({ canaryKinds, subject, evidence }: Ground): Canary[] {
  const asked = evidence.identifiers.filter(
    ({ id, kind }) =>
      subject.identifiers?.includes(id) === true && identifierMatches(subject, { identifier: id, kind }),
  );
  const ofKinds = canaryKinds
    .filter((kind) => !asked.some((each) => each.kind === kind))
    .map((kind) => ({
      title: kindRow(kind).title,
      planted: evidence.identifiers.filter((each) => each.kind === kind),
    }));
  return [...ofKinds, ...asked.map((each) => ({ title: each.id, planted: [each] }))];
}

function lackOf(planted: Canary['planted'], { evidence, phases, coverage }: Ground): Lack | null {
  if (planted.length === 0) return ['the case has no ', ''];
  const isProven = ({ id }: ExaminedIdentifier, phase: ExaminedPhase) => isProvenIn(id, phase, evidence);
  const unproven = phases.filter((phase) => !planted.some((each) => isProven(each, phase)));
  if (unproven.length > 0) {
    const where = unproven.length < phases.length ? ` in ${named(unproven.map(({ id }) => id))}` : '';
    return ['no positive control showed that ', ` would have been found${where}`];
  }
  if (planted.some(({ id }) => coverage.canaries.includes(id))) return null;
  const isUsed = planted.some((each) =>
    phases.some((phase) => isProven(each, phase) && isExercised(each, [phase])),
  );
  return isUsed ? ['no ', ' that it is about was put to use'] : ['no step put ', ' to use'];
}
