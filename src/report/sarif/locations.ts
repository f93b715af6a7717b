import type { Examination, Finding, Sighting } from '../../judge/index.ts';
import { hostOf } from '../../judge/index.ts';
import { printable } from '../printable.ts';
import { whereItStood } from '../told-rows.ts';
import { BASE, uriOf } from './artifacts.ts';
import type { SarifProfile } from './profile.ts';
import { sarifText } from './sarif-text.ts';

/**
 * Places of one result beside the first. GitHub reads no more than 1,000 and shows 100; `occurrenceCount` tells how many
 * sightings there are in all.
 */
export const MOST_RELATED = 100;

/** Runs of bytes that one place lists beside its region: a value that TCP split has two or three. */
export const MOST_RUNS = 16;

/**
 * The line that GitHub has to be given where there are only bytes: the empty region at the file's beginning, apart from
 * the bytes, which a region of lines must not contradict (SARIF 2.1.0 §3.30.4).
 */
export const NO_LINES = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } as const;

/** Looks up what places need; `firstArtifact` is where the captures of this examination begin in `run.artifacts`. */
export interface Ground {
  readonly examination: Examination;
  readonly sightings: ReadonlyMap<string, Sighting>;
  readonly artifacts: ReadonlyMap<string, number>;
  readonly profile: SarifProfile;
}

export function groundOf(examination: Examination, firstArtifact: number, profile: SarifProfile): Ground {
  const artifacts = new Map<string, number>();
  for (const [index, { file }] of examination.captures.entries())
    if (!artifacts.has(file)) artifacts.set(file, firstArtifact + index);
  const sightings = new Map(examination.sightings.map((sighting) => [sighting.id, sighting]));
  return { examination, sightings, artifacts, profile };
}

interface Placed {
  readonly locations: readonly unknown[];
  readonly relatedLocations?: readonly unknown[];
}

/**
 * `locations` holds one place (SARIF 2.1.0 §3.27.12), where it was seen first; other places of the same go to
 * `relatedLocations`. What rests on no sighting stands at the captures that it may rest on.
 */
export function placesOf(
  { sightings, destination, phase }: Pick<Finding, 'sightings' | 'phase'> & { destination: string | null },
  ground: Ground,
): Placed {
  const seen = sightings.slice(0, MOST_RELATED + 1).flatMap((id) => ground.sightings.get(id) ?? []);
  const [first, ...rest] = seen;
  if (first === undefined) {
    const [one, ...others] = capturesOf(phase, ground).map((file) => captureAt(file, destination, ground));
    return { locations: one === undefined ? [] : [one], ...relatedTo(others.slice(0, MOST_RELATED)) };
  }
  if (ground.profile === 'github') {
    const places = seen.slice(0, MOST_RELATED).map((sighting) => placeOf(sighting, ground));
    return { locations: [captureAt(first.origin.file, destination, ground)], ...relatedTo(places) };
  }
  return {
    locations: [placeOf(first, ground)],
    ...relatedTo(rest.map((sighting) => placeOf(sighting, ground))),
  };
}

function relatedTo(places: readonly object[]): Pick<Placed, 'relatedLocations'> {
  return places.length === 0
    ? {}
    : { relatedLocations: places.map((place, index) => ({ id: index + 1, ...place })) };
}

/** Names of captures that hold something of the phase; all where that is not known. */
function capturesOf(phase: string | null, { examination: { captures, phases } }: Ground): string[] {
  const own = phases.filter(({ id }) => id === phase);
  const during = captures.filter(({ from, to }) =>
    own.some((each) => from !== null && to !== null && from <= each.to && each.from <= to),
  );
  return (during.length === 0 ? captures : during).map(({ file }) => file);
}

/** The capture as a whole. */
function captureAt(file: string, destination: string | null, ground: Ground) {
  return {
    physicalLocation: {
      artifactLocation: artifactAt(file, ground),
      ...(ground.profile === 'github' ? { region: NO_LINES } : {}),
    },
    ...(destination === null ? {} : { logicalLocations: [hostAt(destination, ground)] }),
  };
}

function placeOf(sighting: Sighting, ground: Ground) {
  const { id, origin, destination, location, field, at, step } = sighting;
  const runs = origin.pieces.filter(({ offset, byteLength }) => offset >= 0 && byteLength > 0);
  const [run] = runs;
  const host = hostAt(destination, ground);
  return {
    physicalLocation: {
      artifactLocation: artifactAt(origin.file, ground),
      ...(run === undefined ? {} : { region: { byteOffset: run.offset, byteLength: run.byteLength } }),
    },
    logicalLocations: [
      host,
      {
        name: printable(field ?? location),
        fullyQualifiedName: printable(`${host.name}/${sighting.path}`),
        kind: 'parameter',
      },
    ],
    message: { text: sarifText(whereItStood(sighting)) },
    properties: {
      sighting: id,
      index: origin.index,
      at,
      step,
      ...(runs.length > 1
        ? { runs: runs.slice(0, MOST_RUNS).map(({ offset, byteLength }) => ({ offset, byteLength })) }
        : {}),
    },
  };
}

function hostAt(destination: string, { examination }: Ground) {
  const host = printable(hostOf(destination, examination));
  return { name: host, fullyQualifiedName: host, kind: 'resource' };
}

function artifactAt(file: string, { artifacts }: Ground) {
  const index = artifacts.get(file);
  return { uri: uriOf(file), uriBaseId: BASE, ...(index === undefined ? {} : { index }) };
}
