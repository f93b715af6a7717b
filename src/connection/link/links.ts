import { aggregatedFrame } from './aggregated-frame.ts';
import { ethernet } from './ethernet.ts';
import { LINK_TYPE, type Link } from './link.ts';
import { linuxCooked } from './linux-cooked.ts';
import { linuxCooked2 } from './linux-cooked-2.ts';
import { llc } from './llc.ts';
import { mpls } from './mpls.ts';
import { nflog } from './nflog.ts';
import { nullLoopback } from './null-loopback.ts';
import { pktap } from './pktap.ts';
import { ppp } from './ppp.ts';
import { pppWithDirection } from './ppp-with-direction.ts';
import { pppoe } from './pppoe.ts';
import { radiotap } from './radiotap.ts';
import { rawIp } from './raw-ip.ts';
import { vlan } from './vlan.ts';
import { wifi } from './wifi.ts';

/** Every header that can be opened, one file each. */
export const links: readonly Link[] = [
  aggregatedFrame,
  ethernet,
  linuxCooked,
  linuxCooked2,
  llc,
  mpls,
  nflog,
  nullLoopback,
  pktap,
  ppp,
  pppWithDirection,
  pppoe,
  radiotap,
  rawIp,
  vlan,
  wifi,
];

const byNumber = new Map(
  links.flatMap((link) => [
    ...link.linkTypes.map((number) => [LINK_TYPE + number, link] as const),
    ...(link.etherTypes ?? []).map((number) => [number, link] as const),
  ]),
);

/** By an EtherType, or a link type added to `LINK_TYPE`. */
export function linkOf(etherType: number): Link | undefined {
  return byNumber.get(etherType);
}
