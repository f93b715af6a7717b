import type { Finding, Sighting } from '../../judge/index.ts';
import { phaseOf } from '../../judge/index.ts';
import { whereItStood } from '../told-rows.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { worded } from '../words/worded.ts';
import type { Story } from './story.ts';

/** Steps and places that one finding names. */
const MOST_NAMED = 5;

/** A phase may have been of very many. */
const MOST_STEPS = 20;

/** How somebody else sees a finding again: what to do, in order, and a command for who has the capture. */
export interface Reproduction {
  readonly steps: readonly string[];
  readonly command: string | null;
}

export function reproductionOf(
  finding: Finding,
  sightings: readonly Sighting[],
  { examination, words }: Story,
): Reproduction {
  const { device, vantage, services } = examination.case;
  const say = words.findings;
  const [first] = sightings;
  const phase =
    first === undefined
      ? (examination.phases.find(({ id }) => id === finding.phase) ?? null)
      : phaseOf(first, examination);
  const phone = [device.vendor, device.model].filter((word) => word).join(' ');
  const build = phase?.build ?? device.build ?? null;
  const states = services.flatMap(({ id, title }) => {
    const words_ = [
      worded(words.services, phase?.services[id] ?? ''),
      worded(words.consents, phase?.consent[id] ?? ''),
    ];
    const known = words_.filter((word) => word !== '');
    return known.length === 0 ? [] : [`${title}: ${known.join(', ')}`];
  });
  const kinds = new Map(examination.identifiers.map(({ id, kind }) => [id, kind]));
  const names = finding.identifiers.map((id) => `${worded(words.kinds, kinds.get(id) ?? '')} (${id})`);
  // What nobody could read has no sightings: then all that was done in its phase is done again.
  const done =
    sightings.length === 0 ? (phase?.steps ?? []).map(({ id }) => id) : sightings.map(({ step }) => step);
  const steps = [...new Set(done)].filter((step) => step !== null);
  const host =
    sightings.length > 0
      ? undefined
      : examination.destinations.find(({ id }) => id === finding.destination)?.host.value;
  const watched = vantage.bearers ?? [];
  return {
    steps: [
      ...(phone === '' ? [] : [say.phone(phone)]),
      ...(build === null ? [] : [say.build(build)]),
      ...(phase?.setup === undefined ? [] : [say.setups[phase.setup]]),
      ...(names.length === 0 ? [] : [say.plant(namedUpTo(names, MOST_NAMED, words))]),
      ...(states.length === 0 ? [] : [say.services(states.join('; '))]),
      ...(watched.length === 0
        ? []
        : [say.watch(words.listed(watched.map((way) => worded(words.bearers, way))))]),
      ...(steps.length > 0
        ? steps.slice(0, MOST_STEPS).map((step) => {
            const carriedOut = phase?.steps.find(({ id }) => id === step);
            const action =
              carriedOut?.action === undefined || carriedOut.action === step
                ? step
                : `${step} (${carriedOut.action})`;
            return say.step(action, carriedOut?.times ?? 1);
          })
        : first === undefined
          ? []
          : [say.noStep(first.at, sightings.at(-1)?.at ?? first.at)]),
      ...(host === undefined ? placesOf(sightings) : [host]).map((place) => say.look(place)),
    ],
    command: commandOf(
      sightings,
      examination.captures.length === 1 ? examination.captures[0]?.file : undefined,
    ),
  };
}

/** Where in the traffic it stands, each place once. */
function placesOf(sightings: readonly Sighting[]): string[] {
  const places = new Set(
    sightings.map((sighting) => {
      const { method, host, address, port, protocol } = sighting;
      const request = [method ?? protocol, `${host ?? address ?? ''}${port === null ? '' : `:${port}`}`];
      return `${request.join(' ')}, ${whereItStood(sighting)}`;
    }),
  );
  return [...places].slice(0, MOST_NAMED);
}

function commandOf(sightings: readonly Sighting[], only: string | undefined): string | null {
  const files = [...new Set(sightings.map(({ origin }) => origin.file))];
  const named = files.length > 0 ? files.slice(0, MOST_NAMED) : only === undefined ? [] : [only];
  return named.length === 0 ? null : `telltale scan ${named.map(shellWord).join(' ')} --case case.yaml`;
}

/** A file's name comes with the capture: nobody should paste what it may hold into a shell. */
export function shellWord(name: string): string {
  const safe = name.startsWith('-') ? `./${name}` : name;
  return /^[\w./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
