import type { Micros } from '../base/index.ts';
import type { Packet } from '../capture/index.ts';
import {
  AGGREGATED_FRAME,
  CONTROL_FRAME,
  CUT_FRAME,
  DAMAGED_FRAME,
  type Enclosed,
  ETHERTYPE_IPV4,
  ETHERTYPE_IPV6,
  LINK_TYPE,
  NOT_ETHERTYPE,
  PROTECTED_FRAME,
} from './link/link.ts';
import { linkOf } from './link/links.ts';
import type { Heard } from './message.ts';
import { blankDatagram, type Datagram, type Fault } from './network/datagram.ts';
import { type Assembled, FragmentTable } from './network/fragment-table.ts';
import { readIpv4 } from './network/ipv4.ts';
import { readIpv6 } from './network/ipv6.ts';
import { enterTunnel } from './tunnel/tunnels.ts';

/** Headers, tags and tunnels around one packet, IP among them: a phone's in a carrier's core has some ten. */
export const MOST_LAYERS = 24;

const LINK_CUT: Fault = { code: 'link-truncated', detail: 'The capture ends inside a link-layer header.' };
const TOO_DEEP: Fault = { code: 'tunnel-too-deep', detail: 'Packets lie in too many tunnels to be opened.' };

/**
 * Protocols beside IP that are known to carry no application's data: ARP, RARP, Wake-on-LAN, MAC control, LACP, EAPOL,
 * PPPoE discovery, HomePlug, LLTD, LLDP, RSN preauthentication, IEEE 1905, PTP, TDLS, Realtek's and the loop test.
 */
const NOT_IP = new Set([
  0x0806, 0x8035, 0x0842, 0x8808, 0x8809, 0x888e, 0x8863, 0x88e1, 0x88d9, 0x88cc, 0x88c7, 0x893a, 0x88f7,
  0x890d, 0x8899, 0x9000,
]);

const SPECIAL_FRAMES = new Map<number, Fault>([
  [NOT_ETHERTYPE, { code: 'ethertype-unsupported', detail: 'Frames do not say a protocol that is known.' }],
  [CONTROL_FRAME, { code: 'not-ip', detail: 'Frames that run a network hold no IP.' }],
  [PROTECTED_FRAME, { code: 'link-protected', detail: 'Frames are encrypted by the Wi-Fi network.' }],
  [DAMAGED_FRAME, { code: 'link-damaged', detail: 'Frames were received damaged, and not read.' }],
  [CUT_FRAME, { code: 'link-fragment', detail: 'Pieces of Wi-Fi frames are not put together.' }],
]);

const FRAGMENT_LOST: Fault = {
  code: 'ip-fragment',
  detail: 'IP packets were cut into fragments of which some are missing, and so what came after these.',
};

/** Opens packets down to their IP payload; what cannot be opened becomes a notice with its bytes. */
export class PacketOpener {
  readonly #datagram: Datagram = blankDatagram();
  readonly #enclosed: Enclosed = { etherType: 0, start: 0, restAt: 0 };
  readonly #fragments = new FragmentTable();
  #isFragment = false;
  readonly #hear: (heard: Heard) => void;
  readonly #file: string;
  readonly #deliver: (packet: Packet, datagram: Datagram) => void;

  /**
   * `deliver` is called for each datagram that is found, mostly one in a packet. The datagram is the same object every
   * time; its places are in the bytes of the packet given with it, which is another one where fragments were put together.
   */
  constructor(
    hear: (heard: Heard) => void,
    file: string,
    deliver: (packet: Packet, datagram: Datagram) => void,
  ) {
    this.#hear = hear;
    this.#file = file;
    this.#deliver = deliver;
  }

  /** False where the packet is, or holds, a fragment. */
  open(packet: Packet): boolean {
    this.#isFragment = false;
    this.#giveUp(packet.at);
    const enclosed = this.#enclosed;
    enclosed.etherType = LINK_TYPE + packet.linkType;
    enclosed.start = 0;
    enclosed.restAt = 0;
    this.#datagram.runs = null;
    this.#descend(packet);
    while (enclosed.restAt > 0) {
      enclosed.etherType = AGGREGATED_FRAME;
      enclosed.start = enclosed.restAt;
      enclosed.restAt = 0;
      this.#datagram.runs = null;
      this.#descend(packet);
    }
    return !this.#isFragment;
  }

  /** The capture is over: fragments are not waited for any longer. */
  finish(): void {
    this.#giveUp(Number.POSITIVE_INFINITY);
  }

  /** Puts a packet's bytes down to a fault. */
  fail(packet: Packet, fault: Fault): void {
    this.#remark(fault, packet.bytes.byteLength);
  }

  /** Goes from what `#enclosed` says inwards, to a datagram or a fault. */
  #descend(outermost: Packet): void {
    const enclosed = this.#enclosed;
    const datagram = this.#datagram;
    let packet = outermost;
    for (let layers = 0; layers < MOST_LAYERS; layers++) {
      const { etherType, start } = enclosed;
      if (etherType !== ETHERTYPE_IPV4 && etherType !== ETHERTYPE_IPV6) {
        const link = linkOf(etherType);
        const isOpen = link?.enclosed(packet.bytes, enclosed) ?? false;
        if (isOpen) continue;
        this.fail(packet, link === undefined ? notIp(etherType) : LINK_CUT);
        return;
      }
      const read = etherType === ETHERTYPE_IPV4 ? readIpv4 : readIpv6;
      const fault = read(packet, start, datagram);
      if (fault !== null) {
        this.fail(packet, fault);
        return;
      }
      if (datagram.fragment !== null) {
        this.#isFragment = true;
        const whole = this.#take(this.#fragments.take(packet, datagram));
        if (whole === null) return;
        packet = whole;
      } else if (!enterTunnel(packet.bytes, datagram, enclosed)) {
        this.#deliver(packet, datagram);
        return;
      }
    }
    this.fail(packet, TOO_DEEP);
  }

  #giveUp(now: Micros): void {
    for (let next = this.#fragments.giveUp(now); next !== null; next = this.#fragments.giveUp(now)) {
      const packet = this.#take(next);
      if (packet !== null) this.#descend(packet);
    }
  }

  /** Says what is to be said of a packet that was put together, and makes ready to open it. */
  #take(assembled: Assembled | null): Packet | null {
    if (assembled === null) return null;
    const { packet, runs, lostBytes, repeatedBytes, differed } = assembled;
    if (lostBytes > 0) this.#remark(FRAGMENT_LOST, lostBytes);
    if (differed) {
      const detail = 'An IP fragment came again with other bytes; the first ones were read.';
      this.#remark({ code: 'ip-fragment-differs', detail });
    }
    if (repeatedBytes > 0) {
      const detail = 'IP fragments came again; they were read once.';
      this.#remark({ code: 'ip-fragment-repeated', detail }, repeatedBytes);
    }
    if (packet === null) return null;
    this.#datagram.runs = runs;
    this.#enclosed.etherType = (packet.bytes[0] as number) >> 4 === 4 ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6;
    this.#enclosed.start = 0;
    return packet;
  }

  #remark({ code, detail }: Fault, byteLength?: number): void {
    const size = byteLength === undefined ? {} : { byteLength };
    this.#hear({ kind: 'notice', notice: { code, about: this.#file, detail, ...size } });
  }
}

function notIp(etherType: number): Fault {
  const special = SPECIAL_FRAMES.get(etherType);
  if (special !== undefined) return special;
  if (etherType >= LINK_TYPE) {
    const detail = `Packets of link type ${etherType - LINK_TYPE} cannot be opened.`;
    return { code: 'link-unsupported', detail };
  }
  const name = `EtherType 0x${etherType.toString(16).padStart(4, '0')}`;
  if (NOT_IP.has(etherType)) return { code: 'not-ip', detail: `Frames of ${name} hold no IP.` };
  return { code: 'ethertype-unsupported', detail: `Frames of ${name} cannot be opened.` };
}
