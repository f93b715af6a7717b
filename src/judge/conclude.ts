import { type Notice, NoticeBoard } from '../base/index.ts';
import { type Case, type Claim, kindRow, type PolicyRule, type Service } from '../case/index.ts';
import type { Guesses, Needles } from '../detect/index.ts';
import type { Destination, GeoTable } from '../enrich/index.ts';
import { BEARERS } from './bearers.ts';
import { judgeClaims } from './claims/index.ts';
import { countedOf } from './counted.ts';
import { Coverage } from './coverage.ts';
import type { Evidence } from './evidence.ts';
import type { Examination, ExaminedCapture, ExaminedIdentifier } from './examination.ts';
import { governingServices } from './governing-services.ts';
import { byLevel, judge } from './judge.ts';
import { keyNotices } from './key-notices.ts';
import type { Opening } from './opening.ts';
import { judgePolicy } from './policy/index.ts';
import type { ShareTally } from './share.ts';
import { nameNotices } from './terms/index.ts';
import { CONTROL_ELSEWHERE, type Timeline } from './timeline.ts';
import type { TlsCoverage } from './tls-uses.ts';
import { toldOf } from './told-of.ts';
import { lengthOfAll } from './watched.ts';
import { withGuesses } from './with-guesses.ts';

export interface ConcludeOptions {
  readonly case: Case;
  readonly needles: Needles;
  readonly tables: readonly GeoTable[];
  readonly tool: { readonly name: 'telltale'; readonly version: string };
  /** What was promised, each to get a verdict. */
  readonly claims?: readonly Claim[];
  /** Somebody's own rules. */
  readonly policy?: readonly PolicyRule[];
  /** List every message. They are held in memory until the end. */
  readonly messages?: boolean;
  /** Gathers what looks like identifiers; left out, nothing is looked for. */
  readonly guesses?: Guesses;
  /** Put what stood there into the result. */
  readonly reveal?: boolean;
}

/** What is known when all captures are finished, beside what was found in the messages. */
export interface Known {
  readonly options: ConcludeOptions;
  readonly captures: readonly ExaminedCapture[];
  readonly timelines: readonly Timeline[];
  readonly destinations: readonly Destination[];
  readonly tls: TlsCoverage;
  readonly redact: (text: string) => string;
}

/** Puts together what all shares found. `options.guesses` holds already what the first of them guessed. */
export function conclude(opening: Opening, tallies: readonly ShareTally[], known: Known): Examination {
  const { guesses, needles, case: examined, reveal = false } = known.options;
  const board = new NoticeBoard();
  for (const { notices } of tallies) board.merge(notices);
  const used = new Set(tallies.flatMap((tally) => [...tally.used].map((index) => opening.keys[index])));
  for (const notice of keyNotices(opening, used, known.redact)) board.add(notice);
  if (guesses === undefined) return examinationOf(tallies, board, known);
  for (const { guesses: others } of tallies.slice(1)) if (others !== null) guesses.merge(others);
  for (const notice of guesses.notices()) board.add(notice);
  const { market } = examined;
  return withGuesses(examinationOf(tallies, board, known), guesses.list(), { needles, market, reveal });
}

function examinationOf(tallies: readonly ShareTally[], board: NoticeBoard, known: Known): Examination {
  const { options, captures, timelines, destinations, tls } = known;
  const { case: examined, tables, tool } = options;
  const { builds = [] } = examined;
  const { sightings, messages, counts } = toldOf(
    tallies.map(({ testimonies }) => testimonies),
    board,
  );
  const coverage = new Coverage();
  for (const tally of tallies) coverage.merge(tally.coverage);
  const proven = provenIn(captures, tallies, examined);
  if (proven.some((ids) => ids.length > 0)) {
    for (const [index, ids] of proven.entries())
      if (ids.length === 0) board.add(controlElsewhere(captures[index]?.file ?? ''));
  }
  const phases = phasesOf(timelines, proven);
  const services = servicesIn(examined, phases);
  const named = { case: { services }, destinations };
  const told = coverage.summary({
    vantage: examined.vantage,
    servicesOf: (destination) => governingServices({ destination }, named).map(({ id }) => id),
    counted: countedOf(examined.vantage, { wire: wireBytesOf(captures), payload: coverage.payload }),
  });
  const summary: Examination['coverage'] = { ...told, tls };
  const evidence: Evidence = {
    telltale: 'examination/1',
    tool,
    case: {
      title: examined.title,
      sha256: examined.sha256,
      device: examined.device ?? {},
      controller: examined.controller ?? {},
      vantage: examined.vantage ?? {},
      services,
      ...(builds.length === 0 ? {} : { builds }),
    },
    captures,
    phases,
    identifiers: identifiersOf(examined, summary, {
      proven: inEach(proven),
      counts,
      exercisedBy: (id) => [...new Set(timelines.flatMap((timeline) => timeline.exercisedBy(id)))],
    }),
    coverage: summary,
    ...(options.messages === true ? { messages } : {}),
    sightings,
    destinations,
    tables: tables.map(({ name, date, sha256 }) => ({ name, date, sha256 })),
    notices: board.list(),
  };
  const { policy = [], claims: promised = [] } = options;
  for (const notice of nameNotices(policy, promised, evidence)) board.add(notice);
  const { tables: used, notices: _, ...before } = evidence;
  const findings = [...judgePolicy(policy, evidence), ...judge(evidence)].sort(byLevel);
  const claims = judgeClaims(promised, evidence, findings);
  return { ...before, findings, claims, tables: used, notices: board.list() };
}

function controlElsewhere(file: string): Notice {
  return {
    code: CONTROL_ELSEWHERE,
    about: file,
    detail:
      'only the positive control of another capture has shown anything, which says nothing of what this one would have shown',
  };
}

interface Tried {
  readonly proven: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly exercisedBy: (identifier: string) => readonly string[];
}

/** The identifiers of the case, and of those that were not seen how far anyone looked. */
function identifiersOf(
  { identity }: Case,
  { bytes, bearers }: Examination['coverage'],
  { proven, counts, exercisedBy }: Tried,
): ExaminedIdentifier[] {
  const unwatched = BEARERS.filter((bearer) => bearers[bearer] === 'unwatched');
  return identity.map(({ id, kind }) => {
    const [provenLive, steps, sightings] = [proven.includes(id), exercisedBy(id), counts.get(id) ?? 0];
    const notSeen = { bytes, exercised: steps.length > 0, provenLive, unwatched };
    return {
      id,
      kind,
      class: kindRow(kind).class,
      provenLive,
      exercisedBy: steps,
      sightings,
      ...(sightings === 0 ? { notSeen } : {}),
    };
  });
}

/** Of all captures together; null where one of them knows no packets. */
function wireBytesOf(captures: readonly ExaminedCapture[]): number | null {
  return captures.reduce<number | null>(
    (sum, { wireBytes }) => (sum === null || wireBytes === null ? null : sum + wireBytes),
    0,
  );
}

/** The case's services, and those that only a recording's marks tell of, which go by their ids. */
function servicesIn({ services }: Case, phases: Examination['phases']): Service[] {
  const known = new Set(services.map(({ id }) => id));
  const marked = phases.flatMap((phase) => [...Object.keys(phase.services), ...Object.keys(phase.consent)]);
  const others = [...new Set(marked)].filter((id) => !known.has(id)).sort();
  return [...services, ...others.map((id) => ({ id, title: id }))];
}

/** By capture, what its own positive control has shown, in the order of the case. */
function provenIn(
  captures: readonly ExaminedCapture[],
  tallies: readonly ShareTally[],
  { identity }: Case,
): string[][] {
  return captures.map((_, capture) =>
    identity.flatMap(({ id }) =>
      tallies.some(({ proven }) => proven.get(capture)?.has(id) === true) ? [id] : [],
    ),
  );
}

/** What all of them have; of none, nothing. */
function inEach(proven: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = proven;
  return first.filter((id) => others.every((ids) => ids.includes(id)));
}

/** Phases that marks tell of, capture by capture; where there are no marks, those of the case. */
function phasesOf(
  timelines: readonly Timeline[],
  proven: readonly (readonly string[])[],
): Examination['phases'] {
  if (timelines.some(({ isMarked }) => isMarked)) {
    return timelines.flatMap((timeline, capture) =>
      timeline.isMarked
        ? timeline.phases().map((phase) => ({ ...phase, proven: proven[capture] ?? [] }))
        : [],
    );
  }
  return (timelines[0]?.phases() ?? []).map((phase, index) => ({
    ...phase,
    proven: inEach(proven.filter((_, capture) => (timelines[capture]?.watched(index).length ?? 0) > 0)),
    watchedSeconds: Math.floor(
      lengthOfAll(timelines.flatMap((timeline) => timeline.watched(index))) / 1_000_000,
    ),
  }));
}
