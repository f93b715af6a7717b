import type { Examination } from '../src/judge/index.ts';

/** The same over and over, a second apart, until there are at least so many sightings; findings rest on all of them. */
export function manyTimes(examination: Examination, least: number): Examination {
  const turns = Math.ceil(least / examination.sightings.length);
  const turned = (id: string) =>
    Array.from({ length: turns }, (_, turn) => `${id}${turn === 0 ? '' : `-${turn}`}`);
  return {
    ...examination,
    sightings: examination.sightings.flatMap((sighting) =>
      turned(sighting.id).map((id, turn) => ({
        ...sighting,
        id,
        at: new Date(Date.parse(sighting.at) + 1000 * turn).toISOString(),
      })),
    ),
    findings: examination.findings.map((finding) => ({
      ...finding,
      sightings: finding.sightings.flatMap(turned),
    })),
  };
}
