import { isPersonal } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { hostOf, phasesNamed } from '../evidence-index.ts';
import type { Found, Rule } from '../rule.ts';
import { isIdle } from './idle-step.ts';
import { perSighting } from './per-sighting.ts';

/** Nobody did anything that it could have been for. What cannot be read is told as well: somebody has to look. */
export const sentWhenIdle: Rule = {
  id: 'sent-when-idle',
  title: 'Sent while nobody used the phone',
  axis: 'agreed',
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-1',
  find: (evidence) => [
    ...perSighting(evidence, (sighting, host) =>
      sighting.direction === 'request' && isIdle(sighting, evidence)
        ? {
            level: isPersonal(sighting.kind) ? 'warning' : 'note',
            because: `was sent to ${host} while nobody used the phone`,
          }
        : null,
    ),
    ...opaqueWhenIdle(evidence),
  ],
};

/** Repeats of all idle steps of a phase. */
function idleTimes(phase: string, evidence: Evidence): number {
  return phasesNamed(phase, evidence)
    .flatMap(({ steps }) => steps.filter(({ id }) => isIdle({ phase, step: id }, evidence)))
    .reduce((sum, { times }) => sum + times, 0);
}

function opaqueWhenIdle(evidence: Evidence): Found[] {
  const idle = evidence.coverage.opaqueUploads.filter((upload) => isIdle(upload, evidence));
  const groups = Map.groupBy(idle, ({ destination, phase }) => JSON.stringify([destination, phase]));
  return [...groups.values()].flatMap((uploads): Found[] => {
    const [first] = uploads;
    if (first === undefined) return [];
    const { destination, phase } = first;
    const byteLength = uploads.reduce((sum, { opaque }) => sum + opaque, 0);
    return [
      {
        key: [destination, phase, 'opaque'],
        outcome: 'review',
        level: 'warning',
        because: `${byteLength.toLocaleString('en')} bytes that could not be read were sent to ${hostOf(destination, evidence)} while nobody used the phone`,
        identifiers: [],
        destination,
        phase,
        sightings: [],
        repeats: { seen: uploads.length, of: Math.max(uploads.length, idleTimes(phase, evidence)) },
      },
    ];
  });
}
