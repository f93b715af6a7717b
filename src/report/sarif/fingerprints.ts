import { contentId } from '../../base/index.ts';
import { type Finding, hostOf } from '../../judge/index.ts';
import type { Ground } from './locations.ts';

/**
 * Names of `partialFingerprints` (SARIF 2.1.0 §3.27.17). `finding/v1` is the id of the finding, by which waivers name it:
 * rule, identifier, host, direction and phase. `told/v1` leaves the phase out, as a retest does, which may call its phases
 * otherwise. `primaryLocationLineHash` is the one that GitHub reads; there are no lines, so it is the finding's.
 */
export const FINGERPRINTS = ['finding/v1', 'told/v1', 'primaryLocationLineHash'] as const;

/** No time, no capture, no id of a message is in any of them. */
export function fingerprintsOf(
  finding: Finding,
  ground: Ground,
): Record<(typeof FINGERPRINTS)[number], string> {
  return {
    'finding/v1': finding.id,
    'told/v1': toldOf(finding, ground),
    primaryLocationLineHash: lineHash(finding.id),
  };
}

/** What is told to whom, and which rule says so, whatever the phase is called. */
export function toldOf({ rule, identifiers, destination, sightings }: Finding, ground: Ground): string {
  const direction = ground.sightings.get(sightings[0] ?? '')?.direction ?? null;
  return contentId('told', [
    rule,
    hostOf(destination, ground.examination),
    direction,
    ...[...identifiers].sort(),
  ]);
}

/** In the shape that GitHub's own tools give it: a hash, and which of those alike. */
export function lineHash(id: string): string {
  return `${id.replace(/^[a-z]+:/, '')}:1`;
}
