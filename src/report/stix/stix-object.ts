import { canonicalJson } from './canonical-json.ts';
import { uuidOf } from './uuid.ts';

/** Of observables, for everyone (STIX 2.1 §2.9); other objects must not use it. */
export const OBSERVABLE_NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/** Of everything else that this tool makes: the UUID of `urn:telltale:stix` in the namespace of URLs. */
export const OWN_NAMESPACE = 'deef8a2a-2040-518b-a062-ab48a74f48db';

export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** What every object of one bundle has in common. */
export interface Common {
  /** Id of the identity that publishes. */
  readonly author: string;
  /** Id of the marking. */
  readonly marking: string;
  /** When what it tells of was last seen, to the millisecond: there is no clock here. */
  readonly moment: string;
}

/** A cyber-observable; its id is made of the properties that the specification names for its type. */
export function observable(
  type: string,
  contributing: Readonly<Record<string, unknown>>,
  { marking, ...rest }: Pick<Common, 'marking'> & Readonly<Record<string, unknown>>,
): StixObject {
  const id = `${type}--${uuidOf(OBSERVABLE_NAMESPACE, canonicalJson(contributing))}`;
  return { type, spec_version: '2.1', id, ...contributing, ...rest, object_marking_refs: [marking] };
}

/**
 * A domain or relationship object. Its id is made of all that it says, so what says something else is another object, and
 * none ever has to be a new version of itself (§3.6).
 */
export function domainObject(
  type: string,
  { author, marking, moment }: Common,
  said: Readonly<Record<string, unknown>>,
): StixObject {
  const content = {
    type,
    spec_version: '2.1',
    created_by_ref: author,
    created: moment,
    modified: moment,
    ...said,
    object_marking_refs: [marking],
  };
  return { ...content, id: `${type}--${uuidOf(OWN_NAMESPACE, canonicalJson(content))}` };
}

export function relationship(
  common: Common,
  [source, type, target]: readonly [source: string, type: string, target: string],
  description?: string,
): StixObject {
  return domainObject('relationship', common, {
    relationship_type: type,
    ...(description === undefined ? {} : { description }),
    source_ref: source,
    target_ref: target,
  });
}
