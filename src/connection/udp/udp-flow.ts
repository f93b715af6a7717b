import { joined, type Micros, type Source, verbatim } from '../../base/index.ts';
import type { Packet } from '../../capture/index.ts';
import type { Opened } from '../conversation.ts';
import { dnsMessage } from '../dns/dns-message.ts';
import type { Flow } from '../flow-table.ts';
import type { Listening } from '../listening.ts';
import type { Connection } from '../message.ts';
import type { FragmentRun } from '../network/datagram.ts';
import { cutRuns } from '../network/held-fragments.ts';
import { OpaqueCounts } from '../opaque-counts.ts';
import type { Direction } from '../stream/stream-reader.ts';
import { type ProtectedProtocol, protectedProtocolOf } from './protected-protocol.ts';

/** How long a pair of UDP ports may be silent and still count as one connection (RFC 4787 §4.3: at least 2 minutes). */
export const UDP_SILENCE_MICROS = 120_000_000;

const DIRECTIONS: readonly [Direction, Direction] = ['request', 'response'];
/** DNS, mDNS (RFC 6762), LLMNR (RFC 4795). */
const DNS_PORTS = [53, 5353, 5355];

/** Where a datagram's payload is in the packet; `cutBytes` more were not captured. */
export interface DatagramPayload {
  readonly start: number;
  readonly end: number;
  readonly cutBytes: number;
  /** Where the packet's bytes stand in the file, if it was put together of fragments. */
  readonly runs: readonly FragmentRun[] | null;
}

/** Datagrams between two ports: each is a message, except of what is encrypted throughout, which is counted. */
export class UdpFlow implements Flow {
  readonly key: string;
  readonly patience = UDP_SILENCE_MICROS;
  lastAt: Micros;
  readonly #from: Micros;
  readonly #shared: Listening;
  readonly #connection: Connection;
  readonly #dns: boolean;
  readonly #opaque: OpaqueCounts;
  #protected: ProtectedProtocol | null = null;

  constructor(shared: Listening, key: string, { orig, resp, at, app }: Opened) {
    this.key = key;
    this.lastAt = at;
    this.#from = at;
    this.#shared = shared;
    this.#connection = {
      id: shared.ids.next('udp', orig, resp),
      network: 'udp',
      orig,
      resp,
      transport: 'plain',
      serverName: null,
      dnsName: resp.address === null ? null : shared.names.nameOf(resp.address),
      ...(app === undefined ? {} : { app }),
    };
    this.#opaque = new OpaqueCounts(this.#connection, shared.hear);
    this.#dns = DNS_PORTS.includes(orig.port ?? 0) || DNS_PORTS.includes(resp.port ?? 0);
  }

  take(side: 0 | 1, packet: Packet, payload: DatagramPayload): void {
    this.lastAt = Math.max(this.lastAt, packet.at);
    const direction = DIRECTIONS[side];
    const { start, end, cutBytes, runs } = payload;
    const bytes = packet.bytes.subarray(start, end);
    const offset = packet.origin.offset + (runs === null ? start : 0);
    const hidden = this.#hiddenBy(bytes);
    if (hidden !== null) {
      this.#opaque.add(hidden, direction, { byteLength: bytes.length, at: packet.at });
      if (cutBytes > 0) {
        this.#shared.hear({
          kind: 'missed',
          connection: this.#connection,
          at: packet.at,
          direction,
          byteLength: cutBytes,
        });
      }
      return;
    }
    if (bytes.length + cutBytes === 0) return;
    const sourced = { bytes, source: sourceOf(packet, payload) };
    const heard = {
      connection: this.#connection,
      direction,
      at: packet.at,
      origin: { index: packet.origin.index, offset },
      byteLength: bytes.length,
    };
    const dns = this.#dns ? dnsMessage(sourced, heard, this.#shared.names) : null;
    if (dns !== null) {
      this.#shared.hear({ ...dns, missedBytes: cutBytes });
      return;
    }
    this.#shared.hear({
      kind: 'message',
      protocol: 'udp',
      method: null,
      host: null,
      target: null,
      status: null,
      ...heard,
      sections: [{ ...sourced, location: 'stream', field: null, contentType: null, contentEncodings: [] }],
      missedBytes: cutBytes,
    });
  }

  close(): void {
    const connection = this.#connection;
    this.#opaque.close();
    this.#shared.hear({ kind: 'closed', connection, from: this.#from, to: this.lastAt });
  }

  #hiddenBy(bytes: Uint8Array): ProtectedProtocol | null {
    if (this.#protected?.takesAll === true) return this.#protected;
    const { orig, resp } = this.#connection;
    const found = protectedProtocolOf(bytes, [orig.port ?? 0, resp.port ?? 0], this.#protected);
    this.#protected ??= found;
    return found;
  }
}

function sourceOf({ origin }: Packet, { start, end, runs }: DatagramPayload): Source {
  if (runs === null) return verbatim(origin.index, origin.offset + start);
  return joined(
    cutRuns(runs, start, end).map((run) => ({
      at: run.start,
      byteLength: run.end - run.start,
      source: verbatim(run.index, run.offset),
    })),
  );
}
