import { type Examination, type ExaminedPhase, timesDone } from '../judge/index.ts';

/*
 * What a phone does rests on what its owner agreed to: what left after consent was given and does not leave from a phone
 * on which nobody gave any is not fixed, it was not tried. Whether a service is on without anyone having agreed to it is
 * the phone's own doing, and what an update changes.
 */

/** What had been agreed to of some services, and of those that had been or may have been whether they were on, as text. */
type Standing = string;

/** The standings in which a thing was told, of the services that it may have been for. */
export interface Stood {
  readonly services: readonly string[];
  readonly standings: ReadonlySet<Standing>;
}

/** `services`: those that it is known to have gone to; where none is, all that its phases tell of. */
export function stoodIn(
  { phases }: Examination,
  told: readonly string[],
  services: readonly string[],
): Stood {
  const named = phases.flatMap(({ services: on = {}, consent = {} }) => [
    ...Object.keys(on),
    ...Object.keys(consent),
  ]);
  const ids = services.length > 0 ? services : [...new Set(named)].sort();
  const own = phases.filter(({ id, control }) => !control && told.includes(id));
  return { services: ids, standings: new Set(own.map((phase) => standingOf(phase, ids))) };
}

/** Whether a phase was one of those; any is where nobody says in which it was told. */
export function isAsStood(phase: ExaminedPhase, { services, standings }: Stood): boolean {
  return standings.size === 0 || standings.has(standingOf(phase, services));
}

/** How often a step was to be done again with what had been agreed to before, and was not; a clause for each standing. */
export function undoneAs(
  step: string,
  { services, standings }: Stood,
  [before, after]: readonly [Examination, Examination],
): string[] {
  const timesIn = ({ phases }: Examination, standing: Standing) =>
    timesDone(
      phases.filter((phase) => !phase.control && standingOf(phase, services) === standing),
      step,
    );
  const isDone = after.phases.some(({ control, steps }) => !control && steps.some(({ id }) => id === step));
  if (!isDone) return [];
  return [...standings].flatMap((standing) => {
    const [was, is] = [timesIn(before, standing), timesIn(after, standing)];
    const how = was > is && (is === 0 || standings.size > 1) ? textOf(standing) : '';
    if (how === '') return [];
    return [
      is === 0
        ? `step ${step} was not done again while ${how}`
        : `step ${step} was done ${is} of ${was} times while ${how}`,
    ];
  });
}

type Row = readonly [service: string, consent: string | null, state: string | null];

function standingOf({ services = {}, consent = {} }: ExaminedPhase, ids: readonly string[]): Standing {
  const rows = ids.map((id): Row => {
    const agreed = consent[id] ?? null;
    return [id, agreed, agreed === null || agreed === 'granted' ? (services[id] ?? null) : null];
  });
  return JSON.stringify(rows);
}

const WORDS: Readonly<Record<string, string>> = { 'not-asked': 'had not been asked for' };

/** `consent to cloud was granted and cloud on`; empty where it rests on no service. */
function textOf(standing: Standing): string {
  return (JSON.parse(standing) as Row[])
    .map(([service, consent, state]) => {
      const agreed =
        consent === null
          ? `nobody said what had been agreed to of ${service}`
          : `consent to ${service} ${WORDS[consent] ?? `was ${consent}`}`;
      return state === null ? agreed : `${agreed} and ${service} ${state}`;
    })
    .join(', ');
}
