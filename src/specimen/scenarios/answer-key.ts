import type { Identifier } from '../../case/index.ts';
import type { RegionId } from '../cloud/index.ts';
import { CHAT } from '../handset/index.ts';
import { endpoints } from '../wire/index.ts';
import type { ExpectedSighting, PlacedSend, Send, Told } from './expected.ts';
import { countryOf } from './places.ts';
import type { Scenario } from './scenario.ts';

/** The host that a message goes to. */
export function hostOf({ what }: Send): string {
  return what === 'stream-open' || what === 'presence' || what === 'message'
    ? CHAT.host
    : endpoints[what].host;
}

/** The region that a host is in. Throws RangeError where the scenario does not say. */
export function regionOf(host: string, { id, places }: Scenario): RegionId {
  const region = places[host];
  if (region === undefined) throw new RangeError(`${id} does not say where ${host} is`);
  return region;
}

/** Everything that an examination of the scenario must sight, equal ones counted, in the order of the key. */
export function expectedSightings(scenario: Scenario, identity: readonly Identifier[]): ExpectedSighting[] {
  const counted = new Map<string, ExpectedSighting>();
  const { sends } = scenario.key(scenario.protocol());
  for (const placed of sends) {
    const rows = [
      ...placed.send.tells.map((told) => rowOf(told, 'request', { placed, scenario, identity })),
      ...placed.send.answered.map((told) => rowOf(told, 'response', { placed, scenario, identity })),
    ];
    for (const { count, ...row } of rows) {
      const key = JSON.stringify(row);
      counted.set(key, { ...row, count: count + (counted.get(key)?.count ?? 0) });
    }
  }
  return [...counted.values()];
}

interface Standing {
  readonly placed: PlacedSend;
  readonly scenario: Scenario;
  readonly identity: readonly Identifier[];
}

function rowOf(told: Told, direction: ExpectedSighting['direction'], standing: Standing): ExpectedSighting {
  const { placed, scenario, identity } = standing;
  const host = hostOf(placed.send);
  const { identifier, location, layers, forms, times = 1 } = told;
  return {
    identifier,
    host,
    country: countryOf[regionOf(host, scenario)],
    direction,
    transport: placed.send.transport,
    phase: placed.phase,
    step: placed.step,
    location,
    layers: layers === 'form' ? layersInForm(identifier, identity) : layers,
    forms,
    count: placed.times * times,
  };
}

/** Telephone numbers are sent with their `+`. */
function layersInForm(id: string, identity: readonly Identifier[]): readonly string[] {
  const value = identity.find((identifier) => identifier.id === id)?.value;
  if (typeof value !== 'string') throw new RangeError(`the identity has no text "${id}"`);
  return encodeURIComponent(value) === value ? [] : ['percent'];
}
