import type { Packet } from '../capture/index.ts';
import { Conversation } from './conversation.ts';
import { FlowTable, type Lane } from './flow-table.ts';
import type { Listening } from './listening.ts';
import { addressText } from './network/address-text.ts';
import type { Datagram } from './network/datagram.ts';
import { flowKey, reversedKey } from './network/flow-key.ts';
import { cutRuns } from './network/held-fragments.ts';
import { protocolOf } from './stream/first-bytes.ts';
import { ACK, FIN, RST, readTcpHeader, SYN, type TcpHeader } from './tcp/tcp-header.ts';

/** Finds the connection that a TCP packet belongs to, and opens those that begin. */
export class TcpTable {
  readonly #shared: Listening;
  readonly #flows = new FlowTable<Conversation>();
  readonly #header: TcpHeader = { sequence: 0, acknowledged: 0, flags: 0, payloadStart: 0 };
  readonly #span = { start: 0, end: 0 };

  constructor(shared: Listening) {
    this.#shared = shared;
  }

  /** False where the TCP header cannot be read. */
  take(packet: Packet, datagram: Datagram): boolean {
    const header = this.#header;
    this.#span.start = datagram.payloadStart;
    this.#span.end = datagram.payloadEnd;
    if (!readTcpHeader(packet.bytes, this.#span, header)) return false;
    const key = flowKey(packet.bytes, datagram);
    const payloadLength = datagram.payloadEnd - header.payloadStart;
    let lane = this.#flows.find(key);
    if (lane?.flow.begunAnewBy(lane.side, header)) {
      this.#flows.close(lane.flow);
      lane = undefined;
    }
    if (lane === undefined) {
      // A bare acknowledgement or the end of a connection that is already let go opens nothing.
      if ((header.flags & SYN) === 0 && payloadLength + datagram.cutBytes === 0) return true;
      lane = this.#open(key, packet, datagram);
    }
    if (datagram.runs !== null) {
      this.#takeRuns(lane, packet, datagram);
      return true;
    }
    const payload = {
      bytes: payloadLength === 0 ? NOTHING : packet.bytes.subarray(header.payloadStart, datagram.payloadEnd),
      at: packet.at,
      index: packet.origin.index,
      offset: packet.origin.offset + header.payloadStart,
    };
    lane.flow.take(lane.side, header, payload, datagram.cutBytes);
    return true;
  }

  /**
   * Memory is short: those that were silent the longest give up first what they hold. Where all of them hold only
   * what they cannot give up, they are let go, so that this does not have to be done again for every packet.
   */
  relieve(): void {
    const flows = this.#flows.oldestFirst();
    for (const flow of flows) {
      if (this.#shared.budget.relieved) return;
      flow.relieve();
    }
    for (const flow of flows) {
      if (this.#shared.budget.relieved) return;
      this.#flows.close(flow);
    }
  }

  finish(): void {
    this.#flows.closeAll();
  }

  /** A segment that came in fragments: each of its runs is a segment, so that every byte keeps its place in the file. */
  #takeRuns({ flow, side }: Lane<Conversation>, packet: Packet, datagram: Datagram): void {
    const { payloadStart, flags, sequence } = this.#header;
    const { payloadEnd, cutBytes } = datagram;
    const runs = cutRuns(datagram.runs ?? [], payloadStart, payloadEnd);
    if (runs.length === 0) runs.push({ start: 0, end: 0, ...packet.origin });
    for (const [i, { start, end, index, offset }] of runs.entries()) {
      const isLast = i === runs.length - 1;
      const header = {
        ...this.#header,
        sequence: (sequence + start + (i > 0 && (flags & SYN) !== 0 ? 1 : 0)) | 0,
        flags: flags & (i > 0 ? ~SYN : ~0) & (isLast ? ~0 : ~(FIN | RST)),
      };
      const bytes = packet.bytes.subarray(payloadStart + start, payloadStart + end);
      flow.take(side, header, { bytes, at: packet.at, index, offset }, isLast ? cutBytes : 0);
    }
  }

  #open(key: string, packet: Packet, datagram: Datagram): Lane<Conversation> {
    const { bytes } = packet;
    const { addressesAt, addressLength, payloadStart } = datagram;
    const sender = {
      address: addressText(bytes, addressesAt, addressLength),
      port: u16(bytes, payloadStart),
    };
    const receiver = {
      address: addressText(bytes, addressesAt + addressLength, addressLength),
      port: u16(bytes, payloadStart + 2),
    };
    const midStream = (this.#header.flags & SYN) === 0;
    const opens = this.#senderOpens(packet, datagram, sender.port >= receiver.port);
    const ends = opens ? { orig: sender, resp: receiver } : { orig: receiver, resp: sender };
    const opened = { ...ends, at: packet.at, midStream, app: packet.app };
    const conversation = new Conversation(this.#shared, opens ? key : reversedKey(key), opened);
    const lane = this.#flows.open(conversation, packet.at);
    return opens ? lane : { flow: conversation, side: 1 };
  }

  /** Who opened the connection: its SYN tells; else its first bytes, if they are a client's or a server's; else the ports. */
  #senderOpens(packet: Packet, datagram: Datagram, higherPort: boolean): boolean {
    const { flags, payloadStart } = this.#header;
    if ((flags & SYN) !== 0) return (flags & ACK) === 0;
    const first = packet.bytes.subarray(payloadStart, datagram.payloadEnd);
    const isTls = first[0] === 22 && first[1] === 3;
    if (isTls && (first[5] === 1 || first[5] === 2)) return first[5] === 1;
    const asked = protocolOf('request', first, true);
    if ((asked === 'http1' || asked === 'http2') && !isTls) return true;
    if (protocolOf('response', first, true) === 'http1' && !isTls) return false;
    return higherPort;
  }
}

const NOTHING = new Uint8Array(0);

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
