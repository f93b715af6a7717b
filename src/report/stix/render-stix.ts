import type { Examination, ExaminedCapture } from '../../judge/index.ts';
import { destinationOf } from '../../judge/index.ts';
import { listPieces } from '../json-pieces.ts';
import { printable } from '../printable.ts';
import { canonicalJson } from './canonical-json.ts';
import { identity } from './identity.ts';
import { infrastructureOf } from './infrastructure.ts';
import { type Tlp, tlpMarking } from './marking.ts';
import { MOST_COUNTED, type Observation, observationsOf } from './observations.ts';
import { type Common, domainObject, OWN_NAMESPACE, observable, type StixObject } from './stix-object.ts';
import { uuidOf } from './uuid.ts';
import { claimObjects, coverageNote, findingNote, type Referred } from './verdicts.ts';

export interface StixOptions {
  /** Default: `amber`. */
  readonly tlp?: Tlp;
  /** Who publishes it; default: the tool. */
  readonly publisher?: string;
}

/**
 * An examination as a STIX 2.1 bundle (OASIS), in pieces: what was observed, the destinations as infrastructure, the
 * findings as notes, the claims as notes with opinions. No value of an identifier is in it. Ids are made of the content,
 * so the same examination gives the same bytes.
 */
export function* renderStix(examination: Examination, options: StixOptions = {}): Generator<string> {
  const ids = [...objectsOf(examination, options)].map(({ id }) => id);
  yield `{\n  "type": "bundle",\n  "id": "bundle--${uuidOf(OWN_NAMESPACE, canonicalJson(ids))}",\n  "objects": `;
  yield* listPieces(objectsOf(examination, options), 2);
  yield '\n}\n';
}

/** Each object once, whoever points at it. */
function* objectsOf(examination: Examination, options: StixOptions): Generator<StixObject> {
  const seen = new Set<string>();
  for (const object of everyObject(examination, options)) {
    if (seen.has(object.id)) continue;
    seen.add(object.id);
    yield object;
  }
}

function* everyObject(
  examination: Examination,
  { tlp = 'amber', publisher }: StixOptions,
): Generator<StixObject> {
  const marking = tlpMarking(tlp);
  const author =
    publisher === undefined
      ? identity('Telltale', 'system', marking.id)
      : identity(publisher, 'organization', marking.id);
  const common = { author: author.id, marking: marking.id, moment: momentOf(examination.captures) };
  yield marking;
  yield author;
  const { name } = examination.case.controller;
  const vendor = typeof name === 'string' && name !== '' ? identity(name, 'organization', marking.id) : null;
  if (vendor !== null) yield vendor;
  const files = new Map(examination.captures.map((capture) => [capture.file, fileOf(capture, common)]));
  yield* files.values();
  const observations = [...observationsOf(examination, common, files)];
  for (const { objects } of observations) yield* objects;
  const byDestination = new Map<string, string>();
  for (const [id, own] of Map.groupBy(observations, ({ destination }) => destination)) {
    const destination = destinationOf(id, examination);
    if (destination === null) continue;
    const { infrastructure, objects } = infrastructureOf(destination, own, { examination, common });
    byDestination.set(id, infrastructure.id);
    yield* objects;
    yield sightingOf(infrastructure, own, common);
  }
  const bySighting = new Map(
    observations.flatMap(({ observed, sightings }) => sightings.map((id) => [id, observed.id] as const)),
  );
  const referred: Referred = { bySighting, byDestination, otherwise: author.id };
  for (const finding of examination.findings) yield findingNote(finding, examination, { common, referred });
  for (const claim of examination.claims)
    yield* claimObjects(claim, referred, { common, vendor: vendor?.id ?? null });
  const all = [...files.values()].map(({ id }) => id);
  yield coverageNote(examination, all.length === 0 ? [author.id] : [...new Set(all)].sort(), common);
}

/** That the destination was seen to be told something (STIX 2.1 §5.2). */
function sightingOf(infrastructure: StixObject, own: readonly Observation[], common: Common): StixObject {
  const times = own.flatMap(({ first, last }) => [first, last]).sort();
  return domainObject('sighting', common, {
    first_seen: times[0],
    last_seen: times.at(-1),
    count: Math.min(
      own.reduce((sum, { count }) => sum + count, 0),
      MOST_COUNTED,
    ),
    sighting_of_ref: infrastructure.id,
    observed_data_refs: own.map(({ observed }) => observed.id).sort(),
    where_sighted_refs: [common.author],
  });
}

function fileOf({ file, sha256, byteLength }: ExaminedCapture, { marking }: Common): StixObject {
  const hashes = /^[0-9a-f]{64}$/.test(sha256) ? { hashes: { 'SHA-256': sha256 } } : {};
  return observable('file', { ...hashes, name: printable(file) }, { marking, size: byteLength });
}

/** The last moment that any capture holds, to the millisecond (§3.2). */
function momentOf(captures: readonly ExaminedCapture[]): string {
  const last = captures
    .flatMap(({ to }) => to ?? [])
    .filter((to) => /^\d{4}-/.test(to))
    .sort()
    .at(-1);
  const moment = last === undefined ? Number.NaN : Date.parse(last);
  return new Date(Number.isNaN(moment) ? 0 : moment).toISOString();
}
