import type { Examination, Sighting } from '../judge/index.ts';
import type { ScenarioRun } from './run-scenario.ts';
import {
  type ExpectedSighting,
  expectedSightings,
  hostOf,
  type Scenario,
  unsafeRules,
} from './scenarios/index.ts';
import { endpoints } from './wire/index.ts';

/** One line of the comparison: what was expected and found how often. */
export interface Difference {
  /** Identifier, place and form in one line, without any value. */
  readonly name: string;
  readonly expected: number;
  readonly found: number;
}

export interface Comparison {
  readonly scenario: string;
  /** Sightings of the key that were not found, by name. */
  readonly misses: readonly Difference[];
  /** Sightings that the key does not have, by name. */
  readonly falseHits: readonly Difference[];
  /** What should have been reported as unread and was not, and the other way round. */
  readonly unread: readonly string[];
  /** Identifiers that should have been put to use, proven and never seen, and were not so. */
  readonly notSeen: readonly string[];
  /** Rules about TLS itself that should have spoken and did not, and the other way round. */
  readonly unsafe: readonly string[];
  /** Whether the phone sent SMS of itself and should not have, or the other way round: no capture shows them. */
  readonly sms: readonly string[];
  readonly expected: number;
  readonly found: number;
  /** Of what was found the share that is in the key, and the other way round; 1 where there was nothing to find. */
  readonly precision: number;
  readonly recall: number;
}

/** Holds an examination against the answer key of its scenario. */
export function compareToKey(
  examination: Examination,
  { scenario, identity, sentSms }: Pick<ScenarioRun, 'scenario' | 'identity' | 'sentSms'>,
): Comparison {
  const countries = new Map(
    examination.destinations.map(({ id, country }) => [id, country?.value ?? 'unknown']),
  );
  const expected = new Map(expectedSightings(scenario, identity).map((row) => [nameOf(row), row.count]));
  const found = new Map<string, number>();
  for (const sighting of examination.sightings) {
    const name = nameOf({ ...sighting, country: countries.get(sighting.destination) ?? 'unknown' });
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  const differences = [...new Set([...expected.keys(), ...found.keys()])].map((name) => ({
    name,
    expected: expected.get(name) ?? 0,
    found: found.get(name) ?? 0,
  }));
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
  const right = sum(differences.map((each) => Math.min(each.expected, each.found)));
  const [inKey, inAll] = [sum(expected.values()), sum(found.values())];
  return {
    scenario: scenario.id,
    misses: differences.filter((each) => each.found < each.expected),
    falseHits: differences.filter((each) => each.found > each.expected),
    unread: unreadFaults(examination, scenario),
    notSeen: notSeenFaults(examination, scenario),
    unsafe: unsafeFaults(examination, scenario),
    sms: smsFaults(scenario, sentSms),
    expected: inKey,
    found: inAll,
    precision: inAll === 0 ? 1 : right / inAll,
    recall: inKey === 0 ? 1 : right / inKey,
  };
}

type Named = Omit<ExpectedSighting, 'count' | 'host' | 'phase' | 'step'> &
  Pick<Sighting, 'host' | 'phase' | 'step'>;

function nameOf(row: Named): string {
  const { identifier, direction, host, country, transport, phase, step, location, layers, forms } = row;
  const to = direction === 'request' ? '→' : '←';
  const how = [location, ...layers].join('/');
  const form = forms.length === 0 ? 'as given' : forms.join('/');
  return `${phase}/${step}: ${identifier} ${to} ${host} (${country}, ${transport}) in ${how}, ${form}`;
}

/** Updates that are fetched while the phone is made ready are in no key; what is in them counts as unread. */
const UPDATES = endpoints.manifest.host;

function unreadFaults({ coverage, destinations }: Examination, scenario: Scenario): string[] {
  const { sends } = scenario.key(scenario.protocol());
  const faults: string[] = [];
  const byHost = new Map(destinations.map(({ id, host }) => [id, host.value]));
  const counted = new Map(
    coverage.byDestination.map((row) => [byHost.get(row.destination) ?? '', row.opaque]),
  );
  const expected = new Map<string, number>();
  for (const { send, times } of sends) {
    if (send.opaque === undefined) continue;
    expected.set(hostOf(send), (expected.get(hostOf(send)) ?? 0) + times * send.opaque);
  }
  const refusing = new Set(
    sends.filter(({ send }) => send.isRefused === true).map(({ send }) => hostOf(send)),
  );
  for (const host of new Set([...expected.keys(), ...refusing, ...counted.keys()])) {
    if (host === UPDATES) continue;
    // How much a client says before it refuses is its TLS library's affair.
    if (refusing.has(host)) {
      if ((counted.get(host) ?? 0) === 0) faults.push(`${host}: unread bytes expected, none counted`);
      continue;
    }
    const [should, is] = [expected.get(host) ?? 0, counted.get(host) ?? 0];
    if (should !== is) faults.push(`${host}: ${should} unread bytes expected, ${is} counted`);
  }
  const refused = sends
    .filter(({ send }) => send.isRefused === true)
    .reduce((total, { times }) => total + times, 0);
  if (coverage.connections.refused !== refused) {
    faults.push(`${refused} refused connections expected, ${coverage.connections.refused} counted`);
  }
  return faults;
}

function notSeenFaults({ identifiers }: Examination, scenario: Scenario): string[] {
  return scenario.notSeen.flatMap((id) => {
    const found = identifiers.find((identifier) => identifier.id === id);
    if (found === undefined) return [`${id}: not in the examination`];
    const faults: string[] = [];
    if (found.sightings > 0) faults.push(`${id}: seen ${found.sightings} times`);
    if (!found.provenLive) faults.push(`${id}: not proven live`);
    if (found.exercisedBy.length === 0) faults.push(`${id}: not put to use`);
    return faults;
  });
}

function unsafeFaults({ findings }: Examination, { unsafe = [] }: Scenario): string[] {
  const lineOf = (rule: string, identifiers: readonly string[]) =>
    `${rule}: ${[...identifiers].sort().join(', ')}`;
  const expected = unsafe.map(({ rule, identifiers }) => lineOf(rule, identifiers));
  const found = findings
    .filter(({ rule }) => unsafeRules.some((each) => each === rule))
    .map(({ rule, identifiers }) => lineOf(rule, identifiers));
  return [
    ...expected.filter((line) => !found.includes(line)).map((line) => `${line}: not found`),
    ...found.filter((line) => !expected.includes(line)).map((line) => `${line}: not in the key`),
  ];
}

function smsFaults(scenario: Scenario, sentSms: ScenarioRun['sentSms']): string[] {
  const { sms } = scenario.key(scenario.protocol());
  const expected = sms.reduce((total, { times }) => total + times, 0);
  const sent = sentSms.filter(({ by }) => by === 'phone').length;
  return sent === expected ? [] : [`${expected} SMS of the phone itself expected, ${sent} sent`];
}
