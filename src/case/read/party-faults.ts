import type { Fault } from './fault.ts';
import { suggestion } from './nearest.ts';
import { isPlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';

const PARTIES = ['first', 'third'];

/**
 * A fault for every word among the parties of services that is neither a party nor a host with a dot or colon in it: it
 * would be taken for a host that nobody is at, and the agreement for one that covers nobody.
 */
export function partyFaults(services: unknown, places: Places): Fault[] {
  if (!isPlainMap(services)) return [];
  return Object.values(services).flatMap((service) => {
    const parties: unknown = isPlainMap(service) ? service.parties : null;
    if (!Array.isArray(parties)) return [];
    return parties.flatMap((party, index): Fault[] => {
      if (typeof party !== 'string' || !/^[a-z-]+$/i.test(party) || PARTIES.includes(party.toLowerCase()))
        return [];
      const sentence = `parties names "${party}", which is neither a party nor a host name; ${suggestion(party, PARTIES)}`;
      return [{ offset: places.ofValue(parties, index), sentence }];
    });
  });
}
