import type { Destination } from '../../enrich/index.ts';
import {
  type Examination,
  type Finding,
  type Protection,
  protectionOf,
  type Sighting,
} from '../../judge/index.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { byGravity, type Gravity, gravestOf, gravityOf } from './gravity.ts';
import { keyOfPlaces, type Place, placesAt } from './place.ts';

/** Sightings that are alike to a reader: what, to whom, where, when, how, and whether it was agreed to. */
export interface Telling {
  readonly gravity: Gravity;
  /** The rule that says so; null where it is only told. */
  readonly rule: string | null;
  readonly identifier: string;
  readonly kind: string;
  readonly destination: Destination | null;
  readonly direction: 'request' | 'response';
  readonly transport: 'plain' | 'tls';
  readonly protection: Protection;
  readonly places: readonly Place[];
  readonly agreement: Agreement;
  readonly phase: string | null;
  /** In the order of time. */
  readonly sightings: readonly Sighting[];
}

/** The gravest first, then in the order of the identifiers in the case. */
export function tellingsOf(examination: Examination): Telling[] {
  const destinations = new Map(examination.destinations.map((each) => [each.id, each]));
  const order = new Map(examination.identifiers.map(({ id }, index) => [id, index]));
  const findings = findingsBySighting(examination);
  const groups = new Map<string, { telling: Omit<Telling, 'sightings'>; sightings: Sighting[] }>();
  for (const sighting of examination.sightings) {
    const own = findings.get(sighting.id) ?? [];
    const destination = destinations.get(sighting.destination) ?? null;
    const gravity = gravestOf(own.map(gravityOf));
    const telling = {
      gravity,
      rule: gravity === 'note' ? null : (own.find((finding) => gravityOf(finding) === gravity)?.rule ?? null),
      identifier: sighting.identifier,
      kind: sighting.kind,
      destination,
      direction: sighting.direction,
      transport: sighting.transport,
      protection: protectionOf(sighting),
      places: placesAt(destination, sighting, examination),
      agreement: agreementOf(sighting, own, examination),
      phase: sighting.phase,
    };
    const key = JSON.stringify([
      ...Object.values({ ...telling, destination: sighting.destination, places: null }),
      keyOfPlaces(telling.places),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { telling, sightings: [sighting] });
    else group.sightings.push(sighting);
  }
  return [...groups.values()]
    .map(({ telling, sightings }): Telling => ({ ...telling, sightings }))
    .sort((a, b) => byGravity(a, b) || (order.get(a.identifier) ?? 0) - (order.get(b.identifier) ?? 0));
}

function findingsBySighting({ findings }: Examination): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const id of finding.sightings) {
      const own = found.get(id);
      if (own === undefined) found.set(id, [finding]);
      else own.push(finding);
    }
  return found;
}
