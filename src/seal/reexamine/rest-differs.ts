import { isDeepStrictEqual } from 'node:util';
import type { Destination } from '../../enrich/index.ts';
import type { Examination } from '../../judge/index.ts';
import type { NotHeld } from './not-held.ts';

/** Under what a saved examination and another one of its captures are compared. */
export interface ComparedUnder {
  /** The captures are reduced: how much of them there is cannot come out again. */
  readonly reduced: boolean;
  readonly sameVersion: boolean;
}

/** A part of an examination that comes out otherwise. */
type Differing = Pick<NotHeld, 'kind' | 'id' | 'why'>;

/** What an examination is about and made from: no reduction takes it away. */
const GIVEN: readonly (readonly [NotHeld['kind'], string, (examination: Examination) => unknown])[] = [
  ['case', 'case', (of) => of.case],
  ['capture', 'captures', ({ captures }) => captures.map(({ file, format }) => ({ file, format }))],
  [
    'phase',
    'phases',
    ({ phases }) =>
      phases.map(({ id, build, setup, services, consent, control, steps }) => ({
        id,
        build,
        setup,
        services,
        consent,
        control,
        steps: steps.map((step) => ({ id: step.id, times: step.times })),
      })),
  ],
  [
    'identifier',
    'identifiers',
    ({ identifiers }) => identifiers.map(({ id, kind, exercisedBy }) => ({ id, kind, exercisedBy })),
  ],
  ['table', 'tables', ({ tables }) => tables],
];

/** Of that, what no version words otherwise: it stands in the case file and in the captures as it is. */
const GIVEN_ANYWHERE: typeof GIVEN = [
  ['case', 'case', ({ case: { sha256, title, device } }) => ({ sha256, title, device })],
  ['identifier', 'identifiers', ({ identifiers }) => identifiers.map(({ id, kind }) => ({ id, kind }))],
];

/** What rests on all of the captures, and on how a version reckons. */
const RECKONED = [
  ['capture', 'captures'],
  ['phase', 'phases'],
  ['identifier', 'identifiers'],
  ['coverage', 'coverage'],
  ['case', 'case'],
  ['destination', 'destinations'],
  ['table', 'tables'],
] as const;

/** What an examination says beside findings, sightings and verdicts, and that must come out again. Notices are not compared:
 * options of the scan make some. */
export function restDiffers(saved: Examination, again: Examination, under: ComparedUnder): Differing[] {
  if (under.sameVersion && !under.reduced) return reckonedOtherwise(saved, again);
  const given = under.sameVersion ? GIVEN : GIVEN_ANYWHERE;
  return [
    ...given.flatMap(([kind, id, of]) => differing([kind, id], of(saved), of(again))),
    ...(under.sameVersion ? [] : phasesDiffer(saved, again)),
    ...placesDiffer(saved, again),
  ];
}

/** Phases of which something else is said than comes out; another version may know more of them. */
function phasesDiffer(saved: Examination, again: Examination): Differing[] {
  const now = new Map(again.phases.map((each) => [each.id, each]));
  return saved.phases.flatMap((was) => {
    const is = now.get(was.id);
    const differs = (why: string) => [{ kind: 'phase' as const, id: was.id, why }];
    if (is === undefined) return differs('the captures do not show it');
    if (was.build !== is.build) return differs('it comes out with another build');
    const [what] = (['services', 'consent'] as const).filter((part) =>
      Object.entries(was[part]).some(([name, value]) => (is[part][name] ?? value) !== value),
    );
    return what === undefined ? [] : differs(`it comes out with other ${what}`);
  });
}

/** What comes out otherwise by another version, and is held against nobody. */
export function reckonedOtherwise(saved: Examination, again: Examination): Differing[] {
  return RECKONED.flatMap(([kind, part]) => differing([kind, part], saved[part], again[part]));
}

/**
 * Destinations of which something is said that the tables do not give. A reduction may take addresses away, and so may another
 * version, but what a table says of an address stays what it is.
 */
function placesDiffer(saved: Examination, again: Examination): Differing[] {
  const now = new Map(again.destinations.map((each) => [each.id, each]));
  return saved.destinations.flatMap((was) => {
    const is = now.get(was.id);
    if (is === undefined) return [];
    const differs = (why: string) => [{ kind: 'destination' as const, id: was.id, why }];
    if (was.host.value !== is.host.value) return differs('it comes out with another host');
    if (was.party !== is.party) return differs('it comes out with another party');
    const said = new Set(is.countries.map(rowKey));
    const isKnown = ({ address }: CountryRow) => address === null || is.addresses.includes(address);
    if (was.countries.some((row) => isKnown(row) && !said.has(rowKey(row))))
      return differs('a table says another country of an address');
    const { country } = was;
    return country !== null && !was.countries.some(({ value }) => value === country.value)
      ? differs('it is said to be in a country that no table gives for it')
      : [];
  });
}

type CountryRow = Destination['countries'][number];

function rowKey({ address, table, value }: CountryRow): string {
  return `${address} ${table} ${value}`;
}

function differing([kind, id]: readonly [NotHeld['kind'], string], was: unknown, is: unknown): Differing[] {
  const [a, b] = [plain(was), plain(is)];
  return isDeepStrictEqual(a, b) ? [] : [{ kind, id, why: whereDiffers(a, b) }];
}

/** As JSON has it, which knows no difference between a field left out and one without a value. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify({ value })).value;
}

/** The first place at which two values differ. */
function whereDiffers(was: unknown, is: unknown): string {
  const path: string[] = [];
  let [a, b] = [was, is];
  while (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
    const name = [...new Set([...Object.keys(x), ...Object.keys(y)])].find(
      (key) => !isDeepStrictEqual(x[key], y[key]),
    );
    if (name === undefined) break;
    path.push(name);
    [a, b] = [x[name], y[name]];
  }
  return path.length === 0 ? 'it comes out otherwise' : `it comes out otherwise at ${path.join('.')}`;
}
