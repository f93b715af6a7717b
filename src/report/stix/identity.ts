import { printable } from '../printable.ts';
import { canonicalJson } from './canonical-json.ts';
import { OWN_NAMESPACE, type StixObject } from './stix-object.ts';
import { uuidOf } from './uuid.ts';

/** Nobody says since when somebody is known; the same name must give the same object in every bundle. */
const SINCE = '1970-01-01T00:00:00.000Z';

/** Somebody, by name alone: the same in every bundle (STIX 2.1 §4.5). */
export function identity(
  name: string,
  identityClass: 'organization' | 'system',
  marking: string,
): StixObject {
  const said = { name: printable(name), identity_class: identityClass };
  return {
    type: 'identity',
    spec_version: '2.1',
    id: `identity--${uuidOf(OWN_NAMESPACE, canonicalJson({ type: 'identity', ...said }))}`,
    created: SINCE,
    modified: SINCE,
    ...said,
    object_marking_refs: [marking],
  };
}
