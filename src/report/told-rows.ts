import { countriesAt, type Destination } from '../enrich/index.ts';
import type { Examination, Level, Sighting } from '../judge/index.ts';

/** One line of the matrix: this identifier, there, this way, so often. */
export interface ToldRow {
  readonly level: Level | null;
  readonly identifier: string;
  readonly kind: Sighting['kind'];
  readonly destination: Destination | null;
  readonly direction: 'request' | 'response';
  readonly transport: 'plain' | 'tls';
  /** Countries of the addresses these sightings went to, sorted; empty where no table places them. */
  readonly countries: readonly string[];
  readonly phase: string | null;
  readonly sightings: readonly Sighting[];
}

/** Groups sightings by identifier, phase, destination, direction, transport and country, in the order of the identifiers in the case. */
export function toldRows(examination: Examination): ToldRow[] {
  const destinations = new Map(examination.destinations.map((d) => [d.id, d]));
  // Findings come worst first, so the last to be set for a sighting is its worst.
  const levels = new Map(
    examination.findings.toReversed().flatMap((f) => f.sightings.map((id) => [id, f.level] as const)),
  );
  const order = new Map(examination.identifiers.map(({ id }, index) => [id, index]));
  const groups = new Map<string, Sighting[]>();
  for (const sighting of examination.sightings) {
    const { identifier, phase, destination, direction, transport } = sighting;
    const countries = countriesOf(sighting, destinations.get(destination) ?? null, examination);
    const key = JSON.stringify([identifier, phase, destination, direction, transport, countries]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sighting]);
    else group.push(sighting);
  }
  return [...groups.values()]
    .map((sightings): ToldRow => {
      const first = sightings[0] as Sighting;
      const destination = destinations.get(first.destination) ?? null;
      return {
        level: levels.get(first.id) ?? null,
        identifier: first.identifier,
        kind: first.kind,
        destination,
        direction: first.direction,
        transport: first.transport,
        countries: countriesOf(first, destination, examination),
        phase: first.phase,
        sightings,
      };
    })
    .sort((a, b) => (order.get(a.identifier) ?? 0) - (order.get(b.identifier) ?? 0));
}

/** By the tables nearest to when it was sent; the same for all sightings of a row. */
function countriesOf(
  { address, at }: Sighting,
  destination: Destination | null,
  { tables }: Examination,
): string[] {
  const countries = destination === null ? [] : countriesAt(destination, { address, on: at }, tables);
  return [...new Set(countries.map(({ value }) => value))].sort();
}

type Stood = Pick<Sighting, 'location' | 'field' | 'forms' | 'layers' | 'namedBy'>;

/** `url query:imei` and, where the bytes were changed on the way, `as base64 in gzip`. */
export function whereItStood(sighting: Stood): string {
  const parts = [sighting.location === 'body' || sighting.location === 'url' ? sighting.location : ''];
  parts.push(
    sighting.field === null
      ? parts[0] === ''
        ? sighting.location
        : ''
      : `${fieldPrefix(sighting)}${sighting.field}`,
  );
  const place = parts.filter((part) => part !== '').join(' ');
  const layers = [...sighting.layers].reverse();
  const shape = [
    ...sighting.forms,
    ...layers.map((layer, i) => (i === 0 && sighting.forms.length === 0 ? layer : `in ${layer}`)),
  ];
  const named =
    sighting.namedBy === undefined ? '' : `; known as one only by the name beside it, ${sighting.namedBy}`;
  return `${place}${shape.length === 0 ? '' : ` (${shape.join(' ')})`}${named}`;
}

function fieldPrefix({ location }: Stood): string {
  if (location === 'header' || location === 'cookie') return `${location} `;
  return '';
}
