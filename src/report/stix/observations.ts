import { kindRow } from '../../case/index.ts';
import type { Spoken } from '../../enrich/index.ts';
import { type Examination, hostOf, type Sighting } from '../../judge/index.ts';
import { printable } from '../printable.ts';
import { addressObject, hostObject, protocolsOf } from './network.ts';
import { type Common, domainObject, observable, type StixObject } from './stix-object.ts';

/** STIX 2.1 §4.14 and §5.2 count no further. */
export const MOST_COUNTED = 999_999_999;

/** Several addresses and ports of one host are one observation; those past this are not listed. */
export const MOST_TRAFFIC = 64;

/** What was told of one identifier to one destination, one way: all its sightings. */
export interface Observation {
  readonly destination: string;
  readonly observed: StixObject;
  /** What the observation holds, and it itself last. */
  readonly objects: readonly StixObject[];
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly sightings: readonly string[];
  /** Addresses that it went to, with a day for each: no more than are listed. */
  readonly spoken: readonly Spoken[];
}

export function* observationsOf(
  examination: Examination,
  common: Common,
  files: ReadonlyMap<string, StixObject>,
): Generator<Observation> {
  const groups = Map.groupBy(examination.sightings, ({ identifier, destination, direction, transport }) =>
    JSON.stringify([identifier, destination, direction, transport]),
  );
  for (const group of groups.values())
    yield observationOf(group as [Sighting, ...Sighting[]], examination, { common, files });
}

interface About {
  readonly common: Common;
  readonly files: ReadonlyMap<string, StixObject>;
}

function observationOf(
  group: readonly [Sighting, ...Sighting[]],
  examination: Examination,
  { common, files }: About,
): Observation {
  const [{ identifier, kind, destination, direction, transport, origin }] = group;
  const host = hostObject(hostOf(destination, examination), common.marking);
  const held = new Map<string, StixObject>();
  const traffic = Map.groupBy(group, ({ address, port, protocol }) =>
    JSON.stringify([address, port, protocol]),
  );
  for (const each of [...traffic.values()].slice(0, MOST_TRAFFIC))
    for (const object of trafficOf(each as [Sighting, ...Sighting[]], host, common))
      held.set(object.id, object);
  if (host !== null) held.set(host.id, host);
  // An observation is of something: where neither host nor address can be named, of the capture that holds it.
  if (held.size === 0) {
    const name = { name: printable(origin.file) };
    const file = files.get(origin.file) ?? observable('file', name, { marking: common.marking });
    held.set(file.id, file);
  }
  const times = group.map(({ at }) => timestampOf(at, common)).sort();
  const [first, last] = [times[0] as string, times.at(-1) as string];
  const count = Math.min(new Set(group.map(({ message }) => message)).size, MOST_COUNTED);
  const observed = domainObject('observed-data', common, {
    first_observed: first,
    last_observed: last,
    number_observed: count,
    object_refs: [...held.keys()].sort(),
    labels: [
      `identifier:${printable(identifier)}`,
      `kind:${kind}`,
      `term:${kindRow(kind).term}`,
      direction === 'request' ? 'sent' : 'sent-back',
      transport === 'tls' ? 'tls' : 'plain-text',
    ],
  });
  const sightings = group.map(({ id }) => id);
  const objects = [...held.values(), observed];
  return { destination, observed, objects, first, last, count, sightings, spoken: spokenIn(group) };
}

/** Network traffic between the phone, which is not named, and an address or host (§6.12). */
function trafficOf(
  group: readonly [Sighting, ...Sighting[]],
  host: StixObject | null,
  { marking }: Common,
): StixObject[] {
  const [first] = group;
  const target = (first.address === null ? null : addressObject(first.address, marking)) ?? host;
  if (target === null) return [];
  return [
    target,
    observable(
      'network-traffic',
      {
        dst_ref: target.id,
        ...(first.port === null || first.port > 65_535 ? {} : { dst_port: first.port }),
        protocols: protocolsOf(first),
      },
      { marking },
    ),
  ];
}

function spokenIn(group: readonly Sighting[]): Spoken[] {
  const days = new Map<string, Spoken>();
  for (const { address, at } of group)
    if (address !== null && days.size < MOST_TRAFFIC)
      days.set(`${address} ${at.slice(0, 'YYYY-MM-DD'.length)}`, { address, on: at });
  return [...days.values()];
}

/**
 * As STIX writes times, to the microsecond so that they sort as texts; what no calendar of four digits has is told
 * as the moment of the bundle.
 */
function timestampOf(at: string, { moment }: Pick<Common, 'moment'>): string {
  const [, second, fraction = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(at) ?? /^(.{19})\.(\d{3})Z$/.exec(moment) ?? [];
  return `${second}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}
