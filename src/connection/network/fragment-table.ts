import type { Micros } from '../../base/index.ts';
import type { Packet } from '../../capture/index.ts';
import type { Datagram, FragmentRun } from './datagram.ts';
import { cutRuns, HeldFragments } from './held-fragments.ts';

/*
 * Puts IPv4 (RFC 791 §3.2) and IPv6 (RFC 8200 §4.5) fragments together. What comes out is a packet that was never cut:
 * the first fragment's IP header without what said so, then the payload, of which every run knows its place in the file.
 *
 * A packet whose pieces do not all come within a while, or that is pushed out by others, comes out as far as
 * it is known from its start, like one that the capture cut short: what was told in its beginning must not be missed.
 * Of bytes that come twice the first ones count.
 */

/** How long pieces are waited for: as Linux does for IPv4. RFC 8200 §4.5 has 60 s, in which a busy sender's numbers come again. */
export const FRAGMENT_PATIENCE_MICROS = 30_000_000;

/** Bytes of pieces that wait, as much as Linux holds (`ipfrag_high_thresh`). */
export const MOST_FRAGMENT_BYTES = 4 * 1024 * 1024;

/** What a piece costs besides its bytes: without it, pieces of one byte would be free. */
const PIECE_BYTES = 256;

const UDP = 17;
const MOST_BYTES = 65_535;

/** What came of the pieces of one packet. */
export interface Assembled {
  /** Whole, or what is known of its start; null where the start never came. */
  readonly packet: Packet | null;
  readonly runs: readonly FragmentRun[];
  /** Payload bytes that came and are in no packet. */
  readonly lostBytes: number;
  readonly repeatedBytes: number;
  readonly differed: boolean;
}

interface Waiting {
  readonly key: string;
  readonly since: Micros;
  readonly held: HeldFragments;
  /** IP header of the first piece, as that of a whole packet but for the length. */
  header: Uint8Array | null;
  protocol: number;
  /** The piece that came last, without its bytes. */
  last: Omit<Packet, 'bytes'>;
  cost: number;
}

export class FragmentTable {
  /** In the order in which their first pieces came. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #pushedOut: Waiting[] = [];
  #cost = 0;

  /** Takes a piece; gives the packet where this was the last one that was missing. */
  take(packet: Packet, datagram: Datagram): Assembled | null {
    const { fragment, payloadStart, payloadEnd, cutBytes, runs } = datagram;
    if (fragment === null) return null;
    const key = keyOf(packet.bytes, datagram);
    const waiting = this.#waiting.get(key) ?? this.#begin(key, packet);
    const { kind, at, linkType, wireLength, origin } = packet;
    waiting.last = { kind, at, linkType, wireLength, origin };
    if (fragment.offset === 0 && waiting.header === null) {
      waiting.header = headerOf(packet.bytes, datagram);
      waiting.protocol = datagram.protocol;
    }
    const { index, offset } = origin;
    const byteLength = payloadEnd - payloadStart;
    const piece = {
      offset: fragment.offset,
      bytes: packet.bytes.subarray(payloadStart, payloadEnd),
      runs:
        runs === null
          ? [{ start: 0, end: byteLength, index, offset: offset + payloadStart }]
          : cutRuns(runs, payloadStart, payloadEnd),
    };
    waiting.held.add(piece, { wireLength: byteLength + cutBytes, hasMore: fragment.hasMore });
    waiting.cost += byteLength + PIECE_BYTES;
    this.#cost += byteLength + PIECE_BYTES;
    if (waiting.held.isWhole) return this.#remove(waiting);
    if (waiting.held.isFull) this.#pushOut(waiting);
    while (this.#cost > MOST_FRAGMENT_BYTES) {
      const oldest = this.#waiting.values().next().value;
      if (oldest === undefined) break;
      this.#pushOut(oldest);
    }
    return null;
  }

  /** The next packet that is not waited for any longer, of which some pieces did not come; null where there is none. */
  giveUp(now: Micros): Assembled | null {
    const pushedOut = this.#pushedOut.shift();
    if (pushedOut !== undefined) return assembled(pushedOut);
    if (this.#waiting.size === 0) return null;
    const oldest = this.#waiting.values().next().value;
    if (oldest === undefined || now - oldest.since <= FRAGMENT_PATIENCE_MICROS) return null;
    return this.#remove(oldest);
  }

  #begin(key: string, packet: Packet): Waiting {
    const waiting: Waiting = {
      key,
      since: packet.at,
      held: new HeldFragments(),
      header: null,
      protocol: 0,
      last: packet,
      cost: 0,
    };
    this.#waiting.set(key, waiting);
    return waiting;
  }

  #remove(waiting: Waiting): Assembled {
    this.#waiting.delete(waiting.key);
    this.#cost -= waiting.cost;
    return assembled(waiting);
  }

  /** What is pushed out is given by the next `giveUp`, before another packet is taken. */
  #pushOut(waiting: Waiting): void {
    this.#waiting.delete(waiting.key);
    this.#cost -= waiting.cost;
    this.#pushedOut.push(waiting);
  }
}

function assembled({ held, header, protocol, last }: Waiting): Assembled {
  const { byteLength, repeatedBytes, differed, total } = held;
  const prefix = held.prefix();
  if (header === null || prefix.bytes.length === 0) {
    return { packet: null, runs: [], lostBytes: byteLength, repeatedBytes, differed };
  }
  const bytes = new Uint8Array(header.length + prefix.bytes.length);
  bytes.set(header);
  bytes.set(prefix.bytes, header.length);
  // Where the last piece is missing, UDP says the length itself; of anything else it is at least what is known.
  const wireLength = header.length + (total ?? (protocol === UDP ? MOST_BYTES - header.length : held.end));
  const isIpv4 = (header[0] as number) >> 4 === 4;
  new DataView(bytes.buffer).setUint16(isIpv4 ? 2 : 4, isIpv4 ? wireLength : wireLength - header.length);
  const runs = prefix.runs.map((run) => ({
    ...run,
    start: run.start + header.length,
    end: run.end + header.length,
  }));
  const packet = { ...last, bytes, wireLength };
  return { packet, runs, lostBytes: byteLength - prefix.bytes.length, repeatedBytes, differed };
}

/** RFC 791 §3.2 tells packets apart by the protocol, too, RFC 8200 §4.5 does not. */
function keyOf(
  bytes: Uint8Array,
  { addressesAt, addressLength, fragment, version, protocol }: Datagram,
): string {
  const addresses = String.fromCharCode(...bytes.subarray(addressesAt, addressesAt + 2 * addressLength));
  return `${addresses}${version === 4 ? protocol : 'v6'}/${fragment?.identification}`;
}

function headerOf(bytes: Uint8Array, { version, addressesAt, payloadStart, protocol }: Datagram): Uint8Array {
  if (version === 4) {
    const header = new Uint8Array(bytes.subarray(addressesAt - 12, payloadStart));
    header.fill(0, 6, 8);
    return header;
  }
  const header = new Uint8Array(bytes.subarray(addressesAt - 8, addressesAt + 32));
  header[6] = protocol;
  return header;
}
