import type { Evidence } from '../evidence.ts';
import { hostOf } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';
import type { Found } from '../rule.ts';
import { subjectOf } from './subject.ts';

/** What a rule says of a sighting: the rest of the sentence “IMEI (imei1) …”, which names no value. */
export interface Said extends Pick<Found, 'level'> {
  readonly outcome?: Found['outcome'];
  readonly because: string;
}

/**
 * Asks of each sighting by itself. One finding for each identifier, destination, phase and direction, with all its
 * sightings; the gravest of what is said of them stands for all.
 */
export function perSighting(
  evidence: Evidence,
  say: (sighting: Sighting, host: string) => Said | null,
): Found[] {
  const groups = new Map<string, { said: Said; first: Sighting; sightings: string[] }>();
  for (const sighting of evidence.sightings) {
    const said = say(sighting, hostOf(sighting.destination, evidence));
    if (said === null) continue;
    const key = JSON.stringify(keyOf(sighting));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { said, first: sighting, sightings: [sighting.id] });
    else {
      group.sightings.push(sighting.id);
      if (rankOf(said) < rankOf(group.said)) group.said = said;
    }
  }
  return [...groups.values()].map(({ said, first, sightings }) => ({
    key: keyOf(first),
    outcome: said.outcome ?? 'fail',
    level: said.level,
    because: `${subjectOf(first)} ${said.because}`,
    identifiers: [first.identifier],
    destination: first.destination,
    phase: first.phase,
    sightings,
  }));
}

function keyOf({ identifier, destination, phase, direction }: Sighting): (string | null)[] {
  return [identifier, destination, phase, direction];
}

const LEVELS = ['error', 'warning', 'note'];

function rankOf({ outcome = 'fail', level }: Said): number {
  return LEVELS.indexOf(level) * 2 + (outcome === 'fail' ? 0 : 1);
}
