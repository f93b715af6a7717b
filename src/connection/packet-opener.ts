import type { Packet } from '../capture/index.ts';
import { type Enclosed, ETHERTYPE_IPV4, ETHERTYPE_IPV6 } from './link/link.ts';
import { linkOf } from './link/links.ts';
import type { Heard } from './message.ts';
import type { Datagram, Fault } from './network/datagram.ts';
import { readIpv4 } from './network/ipv4.ts';
import { readIpv6 } from './network/ipv6.ts';

const LINK_CUT: Fault = { code: 'link-truncated', detail: 'The capture ends inside a link-layer header.' };

/** Protocols beside IP that are known to carry no application's data: ARP, RARP, LLDP, EAPOL, loop test. */
const NOT_IP = new Set([0x0806, 0x8035, 0x88cc, 0x888e, 0x9000]);

/** Opens packets down to their IP payload; what cannot be opened becomes a notice with its bytes. */
export class PacketOpener {
  /** The packet opened last; the same object every time. */
  readonly datagram: Datagram = {
    version: 4,
    addressesAt: 0,
    addressLength: 4,
    protocol: 0,
    payloadStart: 0,
    payloadEnd: 0,
    cutBytes: 0,
  };
  readonly #enclosed: Enclosed = { etherType: 0, start: 0 };
  readonly #hear: (heard: Heard) => void;
  readonly #file: string;

  constructor(hear: (heard: Heard) => void, file: string) {
    this.#hear = hear;
    this.#file = file;
  }

  /** Fills `datagram`; false where the packet holds none that can be read. */
  open(packet: Packet): boolean {
    const link = linkOf(packet.linkType);
    if (link === undefined) {
      const detail = `Packets of link type ${packet.linkType} cannot be opened.`;
      return this.fail(packet, { code: 'link-unsupported', detail });
    }
    const enclosed = this.#enclosed;
    if (!link.enclosed(packet.bytes, enclosed)) return this.fail(packet, LINK_CUT);
    if (enclosed.etherType === ETHERTYPE_IPV4) {
      const fault = readIpv4(packet, enclosed.start, this.datagram);
      return fault === null || this.fail(packet, fault);
    }
    if (enclosed.etherType === ETHERTYPE_IPV6) {
      const fault = readIpv6(packet, enclosed.start, this.datagram);
      return fault === null || this.fail(packet, fault);
    }
    return this.fail(packet, notIp(enclosed.etherType));
  }

  /** Puts a packet's bytes down to a fault. */
  fail(packet: Packet, { code, detail }: Fault): false {
    const byteLength = packet.bytes.byteLength;
    this.#hear({ kind: 'notice', notice: { code, about: this.#file, detail, byteLength } });
    return false;
  }
}

function notIp(etherType: number): Fault {
  if (etherType < 0x0600)
    return { code: 'not-ip', detail: 'Frames hold no EtherType (LLC, or an unknown address family).' };
  const name = `EtherType 0x${etherType.toString(16).padStart(4, '0')}`;
  if (NOT_IP.has(etherType)) return { code: 'not-ip', detail: `Frames of ${name} hold no IP.` };
  return { code: 'ethertype-unsupported', detail: `Frames of ${name} cannot be opened.` };
}
