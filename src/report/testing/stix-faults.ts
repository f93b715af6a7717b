import { isIP } from 'node:net';

/*
 * What the specification of STIX 2.1 asks of what we write: properties by type, with those that are required, vocabulary,
 * times and references. Its JSON schemas are in no package that is installed here.
 */

export interface StixBundle {
  readonly type: string;
  readonly id: string;
  readonly objects: readonly StixThing[];
}

export interface StixThing {
  readonly type: string;
  readonly id: string;
  readonly [name: string]: unknown;
}

/** Properties of each type, the required ones with `!`; common ones are added below. */
const TYPES: Readonly<Record<string, string>> = {
  'marking-definition': 'created! definition_type! name definition!',
  identity: 'name! identity_class',
  infrastructure: 'name! description first_seen last_seen',
  location: 'country!',
  note: 'abstract content! authors object_refs! external_references',
  opinion: 'opinion! explanation object_refs!',
  'observed-data': 'first_observed! last_observed! number_observed! object_refs!',
  sighting: 'first_seen last_seen count sighting_of_ref! observed_data_refs where_sighted_refs',
  relationship: 'relationship_type! description source_ref! target_ref!',
  file: 'hashes name size',
  'domain-name': 'value!',
  'ipv4-addr': 'value!',
  'ipv6-addr': 'value!',
  'network-traffic': 'dst_ref! dst_port protocols!',
};

const OBSERVABLES = ['file', 'domain-name', 'ipv4-addr', 'ipv6-addr', 'network-traffic'];
const OPINIONS = ['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree'];

/** Relationships that the specification names for an infrastructure (§4.8), by the types they lead to. */
const LEADS_TO: Readonly<Record<string, readonly string[]>> = {
  'consists-of': [...OBSERVABLES, 'infrastructure', 'observed-data'],
  'located-at': ['location'],
};

const UUID = /^[a-z][a-z0-9-]*--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Whatever is wrong, each with its section; empty: nothing. */
export function stixFaults(bundle: StixBundle): string[] {
  const faults = new Set<string>();
  const says = (isSo: boolean, fault: string) => {
    if (!isSo) faults.add(fault);
  };
  const byId = new Map(bundle.objects.map((object) => [object.id, object]));
  says(bundle.type === 'bundle' && UUID.test(bundle.id), '§8 bundle');
  says(Object.keys(bundle).join() === 'type,id,objects', '§8 properties of the bundle');
  says(byId.size === bundle.objects.length, '§2.9 ids are distinct');
  for (const object of bundle.objects) {
    says(TYPES[object.type] !== undefined, `a type of its own: ${object.type}`);
    namesIn(object, says);
    refsIn(object, byId, says);
    valuesIn(object, says);
  }
  return [...faults];
}

type Says = (isSo: boolean, fault: string) => void;

function namesIn(object: StixThing, says: Says): void {
  const { type } = object;
  const isObservable = OBSERVABLES.includes(type);
  const isMarking = type === 'marking-definition';
  const own = (TYPES[type] ?? '').split(' ');
  const common = ['type!', 'id!', 'spec_version!', ...(isMarking ? [] : ['object_marking_refs!'])];
  const dated = isObservable || isMarking ? [] : ['created!', 'modified!', 'created_by_ref', 'labels'];
  const all = [...own, ...common, ...dated];
  const known = new Set(all.map((name) => name.replace('!', '')));
  for (const name of Object.keys(object)) says(known.has(name), `§3.1 ${type} has no ${name}`);
  for (const name of all)
    if (name.endsWith('!')) says(object[name.slice(0, -1)] !== undefined, `${type} needs ${name}`);
  says(object.spec_version === '2.1', '§3.2 spec_version');
  says(object.id.startsWith(`${type}--`) && (isMarking || UUID.test(object.id)), '§2.9 id');
}

function refsIn(object: StixThing, byId: ReadonlyMap<string, StixThing>, says: Says): void {
  for (const [name, value] of Object.entries(object)) {
    if (!/_refs?$/.test(name)) continue;
    const ids = Array.isArray(value) ? (value as string[]) : [value as string];
    says(ids.length > 0, '§2.12 no empty lists');
    for (const id of ids) says(byId.has(id), `${object.type}.${name} leads nowhere`);
    if (object.type === 'observed-data' && name === 'object_refs')
      for (const id of ids) says(OBSERVABLES.includes(byId.get(id)?.type ?? ''), '§4.14 of observables');
  }
  const typeOf = (name: string) => byId.get(object[name] as string)?.type ?? '';
  if (object.type === 'relationship') {
    says(typeOf('source_ref') === 'infrastructure', '§5.1 from an infrastructure');
    const ends = LEADS_TO[object.relationship_type as string] ?? [];
    says(ends.includes(typeOf('target_ref')), `§4.8 ${String(object.relationship_type)}`);
  }
  if (object.type === 'sighting')
    says(typeOf('sighting_of_ref') === 'infrastructure', '§5.2 of a domain object');
  if (object.type === 'network-traffic')
    says(['ipv4-addr', 'ipv6-addr', 'domain-name'].includes(typeOf('dst_ref')), '§6.12 dst_ref');
}

function valuesIn(object: StixThing, says: Says): void {
  const number = (name: string, least: number, most: number) => {
    const value = object[name];
    const isWithin = Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
    says(value === undefined || isWithin, `${object.type}.${name} is out of range`);
  };
  for (const name of ['created', 'modified'])
    says(object[name] === undefined || /\.\d{3}Z$/.test(object[name] as string), '§3.2 to the millisecond');
  for (const [from, to] of [
    ['first_observed', 'last_observed'],
    ['first_seen', 'last_seen'],
    ['created', 'modified'],
  ] as const) {
    const [first, last] = [object[from], object[to]];
    for (const time of [first, last]) says(time === undefined || TIME.test(time as string), 'a timestamp');
    says(
      first === undefined || last === undefined || (first as string) <= (last as string),
      `${from} is first`,
    );
  }
  number('number_observed', 1, 999_999_999);
  number('count', 0, 999_999_999);
  number('dst_port', 0, 65_535);
  number('size', 0, Number.MAX_SAFE_INTEGER);
  if (object.type === 'opinion') says(OPINIONS.includes(object.opinion as string), '§4.15 opinion');
  if (object.type === 'ipv4-addr') says(isIP(object.value as string) === 4, '§6.8 value');
  if (object.type === 'ipv6-addr') says(isIP(object.value as string) === 6, '§6.9 value');
  if (object.type === 'domain-name') says(/^[\w-]+(?:\.[\w-]+)*$/.test(object.value as string), '§6.4 value');
  if (object.type === 'network-traffic') says((object.protocols as string[]).length > 0, '§6.12 protocols');
  if (object.type === 'location') says((object.country as string) !== '', '§4.10 country');
  for (const value of Object.values(object))
    if (typeof value === 'string') says(!/[\p{Cc}\p{Cf}\p{Cs}]/u.test(value), 'something invisible');
}
