import { type Examination, type ExaminedPhase, governingServices, watchedMicros } from '../judge/index.ts';
import type { LookedAt } from './change.ts';

/** What was told, and how far one may look. */
export interface LookedFor {
  readonly identifier: string;
  readonly steps: readonly string[];
  /** Where it was told. */
  readonly hosts: readonly string[];
  /** Services that it was told to. */
  readonly services: readonly string[];
  /** Both examinations tell step by step what was sent unread, and that is where it would be. */
  readonly isByStep: boolean;
}

type Count = Omit<LookedAt['at'][number], 'kind' | 'name'>;

/** How well an examination looked at the steps in which an identifier is told. Control arms do not count: nothing is done in them. */
export function lookedAt(examination: Examination, wanted: LookedFor): LookedAt {
  const { identifier, steps } = wanted;
  const { phases, coverage, identifiers } = examination;
  const looked = phases.filter((phase) => !phase.control && phase.steps.some(({ id }) => steps.includes(id)));
  return {
    steps: steps.map((id) => ({ id, ...doneIn(looked, id, identifier) })),
    seconds: Math.round(sum(looked.map((phase) => watchedMicros(phase, examination))) / 1_000_000),
    bytes: bytesIn(examination, looked, wanted),
    at: [
      ...wanted.hosts.map((name) => ({ kind: 'host' as const, name, ...toHost(examination, name) })),
      ...wanted.services.map((name) => ({
        kind: 'service' as const,
        name,
        ...counted((coverage.byService ?? []).filter(({ service }) => service === name)),
      })),
    ],
    refused: coverage.connections?.refused ?? 0,
    provenLive: identifiers.some(({ id, provenLive }) => id === identifier && provenLive),
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
    times: sum(done.map(({ times }) => times)),
    isUsed: done.some(({ exercises }) => exercises?.includes(identifier) === true),
  };
}

/** Of the phases; of everything where no phase is known. */
function bytesIn(
  { coverage }: Examination,
  looked: readonly ExaminedPhase[],
  { steps, isByStep }: LookedFor,
): LookedAt['bytes'] {
  const ids = new Set(looked.map(({ id }) => id));
  const rows =
    looked.length === 0 ? [coverage.bytes] : coverage.byPhase.filter(({ phase }) => ids.has(phase));
  const all = counted(rows);
  if (!isByStep) return all;
  const sent = coverage.opaqueUploads.filter(({ phase, step }) => ids.has(phase) && steps.includes(step));
  return { ...all, unread: sum(sent.map(({ opaque }) => opaque)) };
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
