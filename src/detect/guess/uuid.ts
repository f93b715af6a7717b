import type { Kind } from '../../case/index.ts';
import { saysNothing } from '../says-nothing.ts';
import type { Guesser } from './guesser.ts';
import { type NamedAs, namedAs } from './named-as.ts';

/** Android ids stand here for their names, such as `deviceId`: a UUID under one is an installation's. */
const KINDS: readonly Kind[] = ['advertising-id', 'installation-id', 'android-id', 'drm-id'];

/** Names of the kinds that programs give to UUIDs of anything. */
const GENERIC = /^(?:uuid|guid|iid|fid|aid|aaid|did|clientid)$/;

/** Names of what has an id of its own. */
const DEVICE = /^(?:device|device_?info|hardware|hardware_?id|hwid|installation)$/i;

/** RFC 9562 section 4, beside a name that says whose it is. Nil and max UUIDs are nobody's; a URN names anything. */
export const uuid: Guesser = {
  family: 'uuid',
  pattern: /(?<![\w-]|urn:uuid:)[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-])/g,
  look(candidate) {
    const value = candidate.text.toLowerCase();
    if (new Set(value).size < 6) return null;
    const names = candidate.names();
    const named = namedAs(names, KINDS) ?? ofDevice(names);
    if (named === null) return null;
    const isGeneric = GENERIC.test(named.name.toLowerCase().replace(/[^a-z]/g, ''));
    return {
      kind: named.kind === 'advertising-id' ? 'advertising-id' : 'installation-id',
      value,
      confidence: isGeneric ? 'medium' : 'high',
      shape: 'a UUID',
      name: named.name,
    };
  },
};

/** `device: { id: … }` and `hardware_id`, which are names of no kind. */
function ofDevice(names: readonly string[]): NamedAs | null {
  const name = names.find((one) => !saysNothing(one));
  return name !== undefined && DEVICE.test(name) ? { kind: 'installation-id', name } : null;
}
