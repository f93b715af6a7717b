import type { Packet } from '../capture/index.ts';
import { u16 } from './link/link.ts';
import type { Datagram } from './network/datagram.ts';
import { addressPairKey, flowKey, reversedKey } from './network/flow-key.ts';
import { PacketOpener } from './packet-opener.ts';

/** To which conversation a packet belongs. */
export interface PacketFlow {
  /** The same for both directions; null where the packet has no ports that can be read. */
  readonly flow: string | null;
  /**
   * Whether other conversations may rest on it: it asks for names or answers, by its port, and later ones go by what
   * it says; or it is a fragment, or holds packets of several.
   */
  readonly isShared: boolean;
}

const NAME_PORTS = new Set([53, 5353]);
const TCP = 6;
const UDP = 17;
const ESP = 50;
const NONE: PacketFlow = { flow: null, isShared: false };

/** Tells the conversations of packets apart, by addresses and ports alone. */
export function packetFlows(): (packet: Packet) => PacketFlow {
  let found: PacketFlow[] = [];
  const opener = new PacketOpener(
    () => {},
    '',
    (packet, datagram) => found.push(flowOf(packet, datagram)),
  );
  return (packet) => {
    found = [];
    const isFragment = !opener.open(packet);
    const [first = NONE] = found;
    if (!isFragment && found.length < 2) return first;
    // A fragment, and a frame that joins several, may belong to anything.
    return { flow: first.flow, isShared: true };
  };
}

function flowOf({ bytes }: Packet, datagram: Datagram): PacketFlow {
  const { protocol, payloadStart: at, payloadEnd } = datagram;
  if (protocol === ESP)
    return { flow: `${ESP} ${undirected(addressPairKey(bytes, datagram))}`, isShared: false };
  if ((protocol !== TCP && protocol !== UDP) || payloadEnd - at < 4) return NONE;
  return {
    flow: `${protocol} ${undirected(flowKey(bytes, datagram))}`,
    isShared: NAME_PORTS.has(u16(bytes, at)) || NAME_PORTS.has(u16(bytes, at + 2)),
  };
}

function undirected(key: string): string {
  const other = reversedKey(key);
  return key < other ? key : other;
}
