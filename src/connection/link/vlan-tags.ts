import type { Enclosed } from './link.ts';

/** Tags stacked on one frame; 802.1ad has two, some carriers three. More is an attack on our patience. */
export const MOST_VLAN_TAGS = 8;

const isTag = (etherType: number) => etherType === 0x8100 || etherType === 0x88a8 || etherType === 0x9100;

/** Steps over 802.1Q and QinQ tags: `start` and `etherType` are those found so far. False where cut short. */
export function skipVlanTags(bytes: Uint8Array, into: Enclosed): boolean {
  for (let tags = 0; isTag(into.etherType) && tags < MOST_VLAN_TAGS; tags++) {
    if (bytes.length < into.start + 4) return false;
    into.etherType = ((bytes[into.start + 2] as number) << 8) | (bytes[into.start + 3] as number);
    into.start += 4;
  }
  return true;
}
