import type { Kind } from '../case/index.ts';
import {
  type Examination,
  type ExaminedPhase,
  governingServices,
  hostOf,
  isProvenIn,
  timesDone,
  watchedMicros,
} from '../judge/index.ts';
import type { LookedAt } from './change.ts';
import { isAsStood, type Stood } from './standing.ts';

/** What was told, and how far one may look. */
export interface LookedFor {
  readonly identifier: string;
  readonly kind: Kind;
  readonly steps: readonly string[];
  /** Where it was told. */
  readonly hosts: readonly string[];
  /** Services that it was told to. */
  readonly services: readonly string[];
  /** Both examinations tell what was sent unread by destination and phase, and that is where it would be. */
  readonly isSent: boolean;
  /** What had been agreed to when it was told. */
  readonly stood: Stood;
}

type Count = Omit<LookedAt['at'][number], 'kind' | 'name'>;

/** How well an examination looked at the steps in which an identifier is told, with as much agreed to. Control arms do not count: nothing is done in them. */
export function lookedAt(examination: Examination, wanted: LookedFor): LookedAt {
  const { identifier, kind, steps } = wanted;
  const { phases, coverage, identifiers } = examination;
  const looked = phases.filter(
    (phase) =>
      !phase.control && phase.steps.some(({ id }) => steps.includes(id)) && isAsStood(phase, wanted.stood),
  );
  const canary = identifiers.find((each) => each.id === identifier && each.kind === kind);
  const unreadAt = unreadFrom(examination, looked, wanted);
  return {
    steps: steps.map((id) => ({ id, ...doneIn(looked, id, identifier) })),
    isSought: canary !== undefined,
    seconds: Math.round(watchedMicros(looked, examination) / 1_000_000),
    bytes: bytesFrom(examination, looked, wanted.isSent ? unreadAt : null),
    unreadAt,
    at: [
      ...wanted.hosts.map((name) => ({ kind: 'host' as const, name, ...toHost(examination, name) })),
      ...wanted.services.map((name) => ({
        kind: 'service' as const,
        name,
        ...counted((coverage.byService ?? []).filter(({ service }) => service === name)),
      })),
    ],
    refused: coverage.connections?.refused ?? 0,
    provenLive:
      canary?.provenLive === true && looked.every((phase) => isProvenIn(identifier, phase, examination)),
    bearers: coverage.bearers,
  };
}

/** Services that a destination of that host belongs to, of those whose hosts the case tells: else all would be of all. */
export function servicesAtHost({ case: { services }, destinations }: Examination, host: string): string[] {
  if ((services ?? []).every(({ hosts }) => hosts === undefined)) return [];
  const named = { case: { services }, destinations };
  const found = destinations
    .filter((destination) => destination.host.value === host)
    .flatMap(({ id }) => governingServices({ destination: id }, named).map((service) => service.id));
  return [...new Set(found)].sort();
}

function doneIn(
  phases: readonly ExaminedPhase[],
  step: string,
  identifier: string,
): { times: number; isUsed: boolean } {
  const done = phases.flatMap(({ steps }) => steps.filter(({ id }) => id === step));
  return {
    times: timesDone(phases, step),
    isUsed: done.some(({ exercises }) => exercises?.includes(identifier) === true),
  };
}

/** These phases and all that lasted longer than the first of them began; all where none is known. */
function phasesFrom({ phases }: Examination, looked: readonly ExaminedPhase[]): Set<string> {
  const from = Math.min(...looked.map((phase) => Date.parse(phase.from)));
  const later = looked.length === 0 ? phases : phases.filter(({ to }) => Date.parse(to) > from);
  return new Set([...looked, ...later].map(({ id }) => id));
}

function unreadFrom(
  examination: Examination,
  looked: readonly ExaminedPhase[],
  { isSent }: LookedFor,
): LookedAt['unreadAt'] {
  const { coverage } = examination;
  const ids = phasesFrom(examination, looked);
  const rows = isSent
    ? [...coverage.opaqueUploads, ...(coverage.strayUploads ?? [])].filter(
        ({ phase }) => phase === null || ids.has(phase),
      )
    : (coverage.byDestination ?? []);
  const byHost = new Map<string, number>();
  for (const { destination, opaque } of rows) {
    const host = hostOf(destination, examination);
    byHost.set(host, (byHost.get(host) ?? 0) + opaque);
  }
  return [...byHost]
    .filter(([, unread]) => unread > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, unread]) => ({ host, unread }));
}

/** What lies in no phase may have passed at any time, so it counts as well; of what was sent `unreadAt` has it. */
function bytesFrom(
  examination: Examination,
  looked: readonly ExaminedPhase[],
  unreadAt: LookedAt['unreadAt'] | null,
): LookedAt['bytes'] {
  const { byPhase, bytes } = examination.coverage;
  const ids = phasesFrom(examination, looked);
  const then = counted(byPhase.filter(({ phase }) => ids.has(phase)));
  const [whole, placed] = [counted([bytes]), counted(byPhase)];
  const unplaced = (of: (count: Count) => number) => Math.max(0, of(whole) - of(placed));
  const unread =
    unreadAt === null
      ? then.unread + unplaced((count) => count.unread)
      : sum(unreadAt.map((row) => row.unread));
  return {
    payload: then.payload + unplaced(({ payload }) => payload),
    unread,
    missed: then.missed + unplaced(({ missed }) => missed),
  };
}

function toHost({ coverage, destinations }: Examination, host: string): Count {
  const ids = new Set(destinations.filter((each) => each.host.value === host).map(({ id }) => id));
  return counted((coverage.byDestination ?? []).filter(({ destination }) => ids.has(destination)));
}

function counted(rows: readonly { payload: number; opaque: number; missed: number }[]): Count {
  return {
    payload: sum(rows.map(({ payload }) => payload)),
    unread: sum(rows.map(({ opaque }) => opaque)),
    missed: sum(rows.map(({ missed }) => missed)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
