import type { Packet } from '../capture/index.ts';
import { FlowTable, type Lane } from './flow-table.ts';
import type { Listening } from './listening.ts';
import { addressText } from './network/address-text.ts';
import type { Datagram } from './network/datagram.ts';
import { flowKey, reversedKey } from './network/flow-key.ts';
import { UdpFlow } from './udp/udp-flow.ts';

/** Ports that only servers have: a first packet from one of them is an answer whose question was not captured. */
const SERVER_PORTS = [53, 443];

/** Finds the pair of ports that a UDP packet belongs to. */
export class UdpTable {
  readonly #shared: Listening;
  readonly #flows = new FlowTable<UdpFlow>();

  constructor(shared: Listening) {
    this.#shared = shared;
  }

  /** False where the UDP header (RFC 768) cannot be read. A length of 0 is a jumbogram or a card's doing: to the end. */
  take(packet: Packet, datagram: Datagram): boolean {
    const { payloadStart, payloadEnd } = datagram;
    if (payloadEnd < payloadStart + 8) return false;
    const onWire = payloadEnd + datagram.cutBytes - payloadStart;
    const written = u16(packet.bytes, payloadStart + 4);
    const byteLength = written === 0 ? onWire : Math.min(written, onWire);
    if (byteLength < 8) return false;
    const key = flowKey(packet.bytes, datagram);
    let lane = this.#flows.find(key);
    if (lane !== undefined && packet.at - lane.flow.lastAt > lane.flow.patience) {
      this.#flows.close(lane.flow);
      lane = undefined;
    }
    lane ??= this.#open(key, packet, datagram);
    const end = Math.min(payloadEnd, payloadStart + byteLength);
    lane.flow.take(lane.side, packet, {
      start: payloadStart + 8,
      end,
      cutBytes: payloadStart + byteLength - end,
      runs: datagram.runs,
    });
    return true;
  }

  finish(): void {
    this.#flows.closeAll();
  }

  #open(key: string, packet: Packet, { addressesAt, addressLength, payloadStart }: Datagram): Lane<UdpFlow> {
    const { bytes, at, app } = packet;
    const sender = {
      address: addressText(bytes, addressesAt, addressLength),
      port: u16(bytes, payloadStart),
    };
    const receiver = {
      address: addressText(bytes, addressesAt + addressLength, addressLength),
      port: u16(bytes, payloadStart + 2),
    };
    const answers = SERVER_PORTS.includes(sender.port) && !SERVER_PORTS.includes(receiver.port);
    const ends = answers ? { orig: receiver, resp: sender } : { orig: sender, resp: receiver };
    const flow = new UdpFlow(this.#shared, answers ? reversedKey(key) : key, { ...ends, at, app });
    const lane = this.#flows.open(flow, at);
    return answers ? { flow, side: 1 } : lane;
  }
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
