import type { Fault } from './fault.ts';
import { idOf } from './label.ts';
import { quoted, suggestion } from './nearest.ts';
import { serviceFaults } from './phase-faults.ts';
import { isPlainMap, mapsIn, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';
import { timeFaultsIn } from './term-faults.ts';

/** Phases that the tool itself marks: a protocol cannot have one of that name. */
const OWN_PHASES: ReadonlySet<string> = new Set(['positive-control']);

/** Steps that the tool itself marks. */
const OWN_STEPS: ReadonlySet<string> = new Set(['prepare']);

/** Ids that must differ, services that must exist, and consent that must be stated. */
export function protocolFaults(protocol: PlainMap, places: Places): Fault[] {
  const phases = mapsIn(protocol.phases);
  const services = isPlainMap(protocol.services) ? Object.keys(protocol.services) : [];
  return [
    ...repeatedIds(phases, 'phase', places),
    ...timeFaultsIn([protocol.builds], places),
    ...reservedIds(phases, 'phase', { places, reserved: OWN_PHASES }),
    ...serviceFaults(phases, services, { places, word: 'protocol' }),
    ...phases.flatMap((phase) => [
      ...missingConsent(phase, services, places),
      ...repeatedIds(mapsIn(phase.steps), 'step', places),
      ...reservedIds(mapsIn(phase.steps), 'step', { places, reserved: OWN_STEPS }),
      ...mapsIn(phase.steps).flatMap((step) => unknownService(step, services, places)),
    ]),
  ];
}

function reservedIds(
  entries: readonly PlainMap[],
  word: string,
  { places, reserved }: { readonly places: Places; readonly reserved: ReadonlySet<string> },
): Fault[] {
  return entries.flatMap((entry) => {
    const id = idOf(entry);
    if (id === null || !reserved.has(id)) return [];
    return [
      {
        offset: places.ofValue(entry, 'id'),
        sentence: `${word} "${id}": the tool marks one of its own by this id`,
      },
    ];
  });
}

/** What was not agreed to is what a run is about, so it is stated and never taken for granted. */
function missingConsent(phase: PlainMap, services: readonly string[], places: Places): Fault[] {
  const { consent } = phase;
  if (consent !== undefined && !isPlainMap(consent)) return [];
  const id = idOf(phase);
  return services.flatMap((service) => {
    if (consent !== undefined && Object.hasOwn(consent, service)) return [];
    const sentence = `${id === null ? 'this phase' : `phase "${id}"`}: consent says nothing of the service${quoted(service)}`;
    return [{ offset: places.ofValue(phase, 'consent'), sentence }];
  });
}

function unknownService(step: PlainMap, services: readonly string[], places: Places): Fault[] {
  const { service } = step;
  if (typeof service !== 'string' || services.includes(service)) return [];
  const id = idOf(step);
  const sentence = `${id === null ? 'this step' : `step "${id}"`}: service is not listed under services${quoted(service)}; ${suggestion(service, services)}`;
  return [{ offset: places.ofValue(step, 'service'), sentence }];
}
