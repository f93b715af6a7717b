import { type Terms, unknownNames } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { listed } from '../listed.ts';
import { buildIn, cameOutFrom, phaseCounts, stepsNamed } from '../terms/index.ts';
import { canariesLacking } from './canaries-lacking.ts';
import { eachLacking, unseenOf } from './each-named.ts';
import type { Ground } from './ground.ts';
import { notAllIn } from './left-out.ts';
import { unreadAt } from './unread-at.ts';
import { wasUsed, wasUsedIn } from './was-used.ts';
import { bearerText, durationText, named, percent, plural, scopeText } from './words.ts';

/** What it would take to call a predicate upheld that nothing was seen against; each a clause that names no value. */
export function lacking(ground: Ground): string[] {
  if (ground.phases.length === 0) {
    return [
      ...servicesLacking(ground),
      ...identifiersLacking(ground),
      phasesLacking(ground),
      ...circumstancesUnknown(ground),
      ...bearersLacking(ground.evidence),
    ];
  }
  return [
    ...servicesLacking(ground),
    ...identifiersLacking(ground),
    ...timesLacking(ground),
    ...timeLacking(ground),
    ...triedLacking(ground),
    ...eachLacking(ground, triedLacking),
    ...sightingsLacking(ground),
    ...bearersLacking(ground.evidence),
    ...bytesLacking(ground),
    ...notAllIn(ground.evidence),
  ];
}

/** What was to be done, and put to use. */
function triedLacking(ground: Ground): string[] {
  return [...stepsLacking(ground), ...canariesLacking(ground)];
}

/**
 * The same for a promise of where data is. What nobody could read was sent to a place all the same; it counts only where
 * the promise is about kinds of data, and so do canaries, unless the claim asks for some.
 */
export function placesLacking(ground: Ground): string[] {
  const isByKind = ground.subject.kinds !== undefined;
  const isTried = isByKind || ground.claim.needs.canaries !== null;
  const isPhaseKnown = ground.phases.length > 0;
  return [
    ...(isPhaseKnown ? [] : [phasesLacking(ground), ...circumstancesUnknown(ground)]),
    ...servicesLacking(ground, false),
    ...timesLacking(ground),
    ...(isPhaseKnown ? timeLacking(ground) : []),
    ...stepsLacking(ground),
    ...(isTried ? canariesLacking(ground) : []),
    ...bearersLacking(ground.evidence),
    ...(isByKind ? bytesLacking(ground) : []),
    ...notAllIn(ground.evidence),
  ];
}

/** Evidence about one service never answers for another, nor that of one phase, where it is `isByPhase`, for another. */
function servicesLacking({ evidence, subject, phases }: Ground, isByPhase = true): string[] {
  const { services } = evidence.case;
  return (subject.services ?? []).flatMap((asked) => {
    const service = services.find(({ id }) => id === asked);
    if (service === undefined) return [`${asked} is no service of the case`];
    if (services.length > 1 && service.hosts === undefined) {
      return [`the case does not say which hosts serve ${asked}`];
    }
    if (phases.length === 0 || mayBeSilent(subject)) return [];
    const own = phases.filter((phase) => phaseCounts({ ...subject, services: [asked] }, phase, evidence));
    if (wasUsed(asked, evidence)) {
      const isSilent = isByPhase && own.length > 0 && !wasUsedIn(own, asked, evidence);
      return isSilent ? [`nothing passed to or from ${asked} in ${named(own.map(({ id }) => id))}`] : [];
    }
    const used = services.filter(({ id }) => wasUsed(id, evidence)).map(({ id }) => id);
    const others = used.length === 0 ? '' : `; what was seen of ${used.join(', ')} says nothing of it`;
    return [`nothing passed to or from ${asked}${others}`];
  });
}

/** Of what the case does not have nothing can have been seen. */
function identifiersLacking({ evidence, subject, canaryKinds }: Ground): string[] {
  const unknown = unknownNames(subject, { identifiers: evidence.identifiers.map(({ id }) => id) });
  if (unknown.length > 0) return [`the case has no identifier ${named(unknown.map(({ name }) => name))}`];
  return canaryKinds.length === 0 ? ['the case has no identifier that it is about'] : [];
}

/** Whether it is about services that need not have been in use: they were off, or nobody had agreed to them. */
function mayBeSilent({ state, consent }: Terms): boolean {
  return state?.includes('off') === true || consent?.some((each) => each !== 'granted') === true;
}

function phasesLacking({ subject, claim, evidence }: Ground): string {
  if (evidence.phases.length === 0) return 'no phase of the test is known';
  return `no phase was watched that it is about${scopeText(claim.scope, subject)}`;
}

/** What nobody says of phases that might be among those that it is about. */
function circumstancesUnknown({ subject, claim: { scope }, evidence }: Ground): string[] {
  const day = subject.releasedFrom ?? scope.releasedFrom;
  const phases = evidence.phases.filter(
    (phase) =>
      !phase.control &&
      phaseCounts(scope, phase, evidence) === null &&
      phaseCounts(subject, phase, evidence) !== false,
  );
  const undated = phases.flatMap((phase) => {
    const build = buildIn(phase, evidence);
    return day !== undefined && build !== null && cameOutFrom(day, build, evidence) === null ? [build] : [];
  });
  const unset = phases.filter(({ setup }) => scope.setups !== undefined && setup === undefined);
  return [
    ...(undated.length === 0 ? [] : [`the case does not say when the firmware ${named(undated)} came out`]),
    ...(unset.length === 0
      ? []
      : [
          `nobody says whether the phone was new, reset or kept its settings in ${named(unset.map(({ id }) => id))}`,
        ]),
  ];
}

/** What lies in the time that it is about can be told only where every mark has a time. */
function timesLacking({ untold }: Ground): string[] {
  if (untold.length === 0) return [];
  return [
    `nobody says when the steps of ${named(untold)} were done, so which of them lie in the time that it is about is not known`,
  ];
}

function timeLacking({ claim, coverage }: Ground): string[] {
  const { watchedSeconds } = coverage;
  const needed = claim.needs.watchedSeconds;
  return watchedSeconds >= needed
    ? []
    : [`only ${durationText(watchedSeconds)} were watched, and it takes ${durationText(needed)}`];
}

function stepsLacking({ claim, phases }: Ground): string[] {
  const undone = claim.needs.steps.filter((step) =>
    phases.every((phase) => stepsNamed(phase, [step]).length === 0),
  );
  if (undone.length === 0) return [];
  return [
    undone.length === 1
      ? `the step ${undone.join()} was not done`
      : `the steps ${listed(undone)} were not done`,
  ];
}

function sightingsLacking(ground: Ground): string[] {
  const { sightings, predicate, subject, evidence } = ground;
  const { unclear, keeps } = sightings;
  const open =
    unclear.length === 0
      ? []
      : [
          `of ${plural(unclear.length, 'sighting')} nobody knows whether they are against it: the service, the consent, the party, the country or the version of TLS is not known`,
        ];
  if (!('always' in predicate)) return open;
  if (keeps.length > 0) {
    const unseen = unseenOf(ground);
    return unseen.length === 0
      ? open
      : [...open, `nothing of ${listed(unseen, 'or')} was seen to leave, so nothing shows how it leaves`];
  }
  const others = evidence.case.services.filter(
    ({ id }) => subject.services !== undefined && !subject.services.includes(id) && wasUsed(id, evidence),
  );
  const elsewhere =
    others.length === 0
      ? ''
      : `; what was seen of ${others.map(({ id }) => id).join(', ')} says nothing of it`;
  return [
    ...open,
    `nothing of what it is about was seen to leave, so nothing shows how it leaves${elsewhere}`,
  ];
}

/** An unwatched way out can have told anything. */
function bearersLacking({ coverage }: Evidence): string[] {
  const unwatched = Object.entries(coverage.bearers).flatMap(([name, state]) =>
    state === 'unwatched' ? [bearerText(name)] : [],
  );
  if (unwatched.length === 0) return [];
  return [`${listed(unwatched)} ${unwatched.length === 1 ? 'was' : 'were'} neither watched nor switched off`];
}

function bytesLacking(ground: Ground): string[] {
  const { coverage, claim, evidence } = ground;
  const { payload, opaque, missed } = coverage.bytes;
  const unread = opaque + missed;
  const share = unread === 0 ? 0 : unread / (payload + missed);
  const { refused } = evidence.coverage.connections;
  return [
    ...(share > 0 && ground.isPart
      ? [
          `of what passed in the phases that it is about, which last longer than the time that it is about, ${percent(share)} of the bytes that could have held it were not read${unreadAt(ground)}`,
        ]
      : share > claim.needs.opaqueShare
        ? [
            `${percent(share)} of the bytes that could have held it were not read (${allowed(claim.needs.opaqueShare)} may be)${unreadAt(ground)}`,
          ]
        : []),
    ...(refused > 0 ? [`${plural(refused, 'connection')} refused the interception`] : []),
  ];
}

const allowed = (share: number) => (share === 0 ? 'none' : `at most ${percent(share)}`);
