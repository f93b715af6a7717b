import { LINK_TYPE, type Link } from './link.ts';

const LINKTYPE_PPP = 9;

/** PPP_WITH_DIR: a byte that says who sent it, then PPP. */
export const pppWithDirection: Link = {
  name: 'PPP with direction',
  linkTypes: [204],
  enclosed(bytes, into) {
    if (bytes.length < into.start + 1) return false;
    into.start += 1;
    into.etherType = LINK_TYPE + LINKTYPE_PPP;
    return true;
  },
};
