import type { Destination } from '../../enrich/index.ts';
import type { ExaminedIdentifier, ExaminedPhase, Protection, Sighting } from '../../judge/index.ts';
import { byGravity, type Gravity, gravestOf } from './gravity.ts';
import { keyOfPlaces, type Place } from './place.ts';
import type { Story } from './story.ts';

/** Phases that the matrix has columns for. */
export const MOST_COLUMNS = 12;

/** Identifiers that it has rows for. */
export const MOST_ROWS = 60;

/** Ways that get a letter; of others a cell only tells how many there are. */
export const MOST_WAYS = 78;

/** One way out, which a letter stands for. */
export interface Way {
  readonly letter: string;
  readonly destination: Destination | null;
  readonly places: readonly Place[];
  readonly transport: 'plain' | 'tls';
  readonly protection: Protection;
  readonly direction: 'request' | 'response';
}

/** What an identifier did in a phase: the ways it left by, or what its absence is worth. */
export type Cell =
  | {
      readonly kind: 'told';
      readonly gravity: Gravity;
      readonly ways: readonly { readonly way: Way; readonly times: number }[];
      readonly waysLeft: number;
    }
  | { readonly kind: 'absent' | 'absentPart' | 'unproven' | 'notTried' | 'unmarked' };

export interface Matrix {
  /** Null: what was told outside of any phase. */
  readonly phases: readonly (ExaminedPhase | null)[];
  readonly phasesLeft: number;
  readonly rows: readonly { readonly identifier: ExaminedIdentifier; readonly cells: readonly Cell[] }[];
  readonly rowsLeft: number;
  readonly ways: readonly Way[];
  /** Tried somewhere and told nowhere, every absence proven. */
  readonly quiet: readonly ExaminedIdentifier[];
}

/** Identifiers × firmware and consent × destinations. */
export function matrixOf({ examination, tellings }: Story): Matrix {
  const { phases, identifiers } = examination;
  const isOutside = tellings.some(({ phase }) => !phases.some(({ id }) => id === phase));
  const columns = [...phases, ...(isOutside ? [null] : [])];
  const ways = new Map<string, Way>();
  const byPlace = Map.groupBy(tellings, ({ identifier, phase }) => JSON.stringify([identifier, phase]));
  const outside = Map.groupBy(
    tellings.filter(({ phase }) => !phases.some(({ id }) => id === phase)),
    ({ identifier }) => identifier,
  );
  const cellOf = (identifier: ExaminedIdentifier, phase: ExaminedPhase | null): Cell => {
    const own =
      phase === null ? outside.get(identifier.id) : byPlace.get(JSON.stringify([identifier.id, phase.id]));
    const here = (own ?? []).flatMap((telling) => {
      const sightings =
        phase === null ? telling.sightings : telling.sightings.filter((each) => isIn(each, phase, phases));
      return sightings.length === 0 ? [] : [{ telling, times: sightings.length }];
    });
    if (here.length === 0) return { kind: absenceOf(identifier, phase, examination.coverage) };
    const counts = new Map<Way, number>();
    const others = new Set<string>();
    for (const { telling, times } of here) {
      const { destination, places, transport, protection, direction } = telling;
      const key = JSON.stringify([destination?.id, keyOfPlaces(places), transport, protection, direction]);
      const way = ways.get(key) ?? {
        letter: letterOf(ways.size),
        destination,
        places,
        transport,
        protection,
        direction,
      };
      if (ways.size >= MOST_WAYS && !ways.has(key)) {
        others.add(key);
        continue;
      }
      ways.set(key, way);
      counts.set(way, (counts.get(way) ?? 0) + times);
    }
    return {
      kind: 'told',
      gravity: gravestOf(here.map(({ telling }) => telling.gravity)),
      ways: [...counts].map(([way, times]) => ({ way, times })),
      waysLeft: others.size,
    };
  };
  const shown = columns.slice(0, MOST_COLUMNS);
  const tried = identifiers.filter(({ sightings, exercisedBy }) => sightings > 0 || exercisedBy.length > 0);
  const told = tried.filter(({ sightings }) => sightings > 0);
  const rows = told
    .map((identifier) => {
      const gravity = gravestOf(
        tellings.filter((telling) => telling.identifier === identifier.id).map((telling) => telling.gravity),
      );
      return { identifier, gravity };
    })
    .sort(byGravity)
    .slice(0, MOST_ROWS)
    .map(({ identifier }) => ({ identifier, cells: shown.map((phase) => cellOf(identifier, phase)) }));
  return {
    phases: shown,
    phasesLeft: columns.length - shown.length,
    rows,
    rowsLeft: told.length - rows.length,
    ways: [...ways.values()],
    quiet: tried.filter(({ sightings, provenLive }) => sightings === 0 && provenLive),
  };
}

/** Of several captures each may have a phase of one name: then the moment says which it is. */
function isIn(sighting: Sighting, phase: ExaminedPhase, phases: readonly ExaminedPhase[]): boolean {
  const namesakes = phases.filter(({ id }) => id === phase.id);
  if (namesakes.length < 2) return true;
  const moment = Date.parse(sighting.at);
  const own = namesakes.find(({ from, to }) => Date.parse(from) <= moment && moment <= Date.parse(to));
  return (own ?? namesakes[0]) === phase;
}

function absenceOf(
  { id, provenLive }: ExaminedIdentifier,
  phase: ExaminedPhase | null,
  { byPhase }: Story['examination']['coverage'],
): Exclude<Cell['kind'], 'told'> {
  // Without marks nobody knows what was tried.
  if (phase !== null && phase.steps.length === 0) return 'unmarked';
  if (phase === null || !phase.steps.some(({ exercises }) => exercises.includes(id))) return 'notTried';
  if (!provenLive) return 'unproven';
  const bytes = byPhase.find((each) => each.phase === phase.id);
  return bytes !== undefined && bytes.opaque + bytes.missed > 0 ? 'absentPart' : 'absent';
}

/** A … Z, AA, AB … */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
