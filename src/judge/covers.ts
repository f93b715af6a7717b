import { hostCovers, isAddress, plainHost } from '../base/index.ts';
import type { Destination } from '../enrich/index.ts';
import type { Maybe } from './terms/yes-or-no.ts';

type Place = Pick<Destination, 'host'> & Partial<Pick<Destination, 'addresses'>>;

/**
 * Whether what a case, a claim or a policy writes as a host means a destination: a name means the host of that name and
 * every one below it; an address means what went to that address, under whatever name. Null where an address is meant
 * and nobody knows which one it went to.
 */
export function covers(written: string, { host, addresses = [] }: Place, address: string | null): Maybe {
  if (hostCovers(written, host.value)) return true;
  const asked = plainHost(written);
  if (!isAddress(asked)) return false;
  const known = (address === null ? addresses : [address]).map(plainHost);
  if (known.length === 0) return isAddress(plainHost(host.value)) ? false : null;
  const held = known.filter((each) => each === asked).length;
  return held === known.length ? true : held === 0 ? false : null;
}
