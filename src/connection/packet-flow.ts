import type { Packet } from '../capture/index.ts';
import { flowKey, reversedKey } from './network/flow-key.ts';
import { PacketOpener } from './packet-opener.ts';

/** To which conversation a packet belongs. */
export interface PacketFlow {
  /** The same for both directions; null where the packet has no ports that can be read. */
  readonly flow: string | null;
  /** Whether it asks for names or answers, by its port: later connections go by what it says. */
  readonly isAboutNames: boolean;
}

const NAME_PORTS = new Set([53, 5353]);
const TCP = 6;
const UDP = 17;
const NONE: PacketFlow = { flow: null, isAboutNames: false };

/** Tells the conversations of packets apart, by addresses and ports alone. */
export function packetFlows(): (packet: Packet) => PacketFlow {
  const opener = new PacketOpener(() => {}, '');
  return (packet) => {
    if (!opener.open(packet)) return NONE;
    const { protocol, payloadStart: at, payloadEnd } = opener.datagram;
    if ((protocol !== TCP && protocol !== UDP) || payloadEnd - at < 4) return NONE;
    const { bytes } = packet;
    const ports = [
      (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0),
      (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0),
    ];
    const key = flowKey(bytes, opener.datagram);
    const other = reversedKey(key);
    return {
      flow: `${protocol} ${key < other ? key : other}`,
      isAboutNames: ports.some((port) => NAME_PORTS.has(port)),
    };
  };
}
