import { type Enclosed, u16 } from '../link/link.ts';
import type { Datagram } from '../network/datagram.ts';
import { gre } from './gre.ts';
import { gtpU } from './gtp-u.ts';
import { ipInIp } from './ip-in-ip.ts';
import type { Tunnel } from './tunnel.ts';
import { vxlan } from './vxlan.ts';

/** Every tunnel that is looked into, one file each. */
export const tunnels: readonly Tunnel[] = [gre, gtpU, ipInIp, vxlan];

const UDP = 17;
const byProtocol = new Map(tunnels.flatMap((one) => one.protocols.map((number) => [number, one] as const)));
const byPort = new Map(tunnels.flatMap((one) => one.udpPorts.map((port) => [port, one] as const)));

/** Fills `into` with what is inside the payload; false where that is no tunnel. */
export function enterTunnel(bytes: Uint8Array, datagram: Datagram, into: Enclosed): boolean {
  const { payloadStart, payloadEnd, protocol } = datagram;
  if (protocol !== UDP) {
    const tunnel = byProtocol.get(protocol);
    return tunnel?.enclosed(bytes, { at: payloadStart, end: payloadEnd, datagram }, into) ?? false;
  }
  if (payloadEnd < payloadStart + 8) return false;
  const tunnel = byPort.get(u16(bytes, payloadStart + 2));
  return tunnel?.enclosed(bytes, { at: payloadStart + 8, end: payloadEnd, datagram }, into) ?? false;
}
