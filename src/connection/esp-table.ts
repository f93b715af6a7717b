import type { Micros } from '../base/index.ts';
import type { Packet } from '../capture/index.ts';
import { type Flow, FlowTable } from './flow-table.ts';
import type { Listening } from './listening.ts';
import type { Connection, Endpoint } from './message.ts';
import { addressText } from './network/address-text.ts';
import type { Datagram } from './network/datagram.ts';
import { addressPairKey } from './network/flow-key.ts';
import { OpaqueCounts } from './opaque-counts.ts';
import { ESP } from './udp/protected-protocol.ts';

/** How long IPsec between two addresses may be silent: its own keep-alives come every 20 s to some minutes. */
export const ESP_SILENCE_MICROS = 1_800_000_000;

/** IPsec between two addresses, which has no ports that anybody could see. */
class EspFlow implements Flow {
  readonly key: string;
  readonly patience = ESP_SILENCE_MICROS;
  lastAt: Micros;
  readonly opaque: OpaqueCounts;
  readonly #from: Micros;
  readonly #shared: Listening;
  readonly #connection: Connection;

  constructor(
    shared: Listening,
    key: string,
    { orig, resp, at }: { orig: Endpoint; resp: Endpoint; at: Micros },
  ) {
    this.key = key;
    this.lastAt = at;
    this.#from = at;
    this.#shared = shared;
    this.#connection = {
      id: shared.ids.next('esp', orig, resp),
      network: 'unknown',
      orig,
      resp,
      transport: 'plain',
      serverName: null,
      dnsName: resp.address === null ? null : shared.names.nameOf(resp.address),
    };
    this.opaque = new OpaqueCounts(this.#connection, shared.hear);
  }

  missed(direction: 'request' | 'response', byteLength: number, at: Micros): void {
    this.#shared.hear({ kind: 'missed', connection: this.#connection, at, direction, byteLength });
  }

  close(): void {
    this.opaque.close();
    this.#shared.hear({ kind: 'closed', connection: this.#connection, from: this.#from, to: this.lastAt });
  }
}

/** Counts what ESP (RFC 4303) hides, by the addresses that it is between. */
export class EspTable {
  readonly #shared: Listening;
  readonly #flows = new FlowTable<EspFlow>();

  constructor(shared: Listening) {
    this.#shared = shared;
  }

  take({ bytes, at }: Packet, datagram: Datagram): void {
    const { addressesAt, addressLength, payloadStart, payloadEnd, cutBytes } = datagram;
    const key = addressPairKey(bytes, datagram);
    let lane = this.#flows.find(key);
    if (lane === undefined) {
      const orig = { address: addressText(bytes, addressesAt, addressLength), port: null };
      const resp = { address: addressText(bytes, addressesAt + addressLength, addressLength), port: null };
      lane = this.#flows.open(new EspFlow(this.#shared, key, { orig, resp, at }), at);
    }
    const { flow, side } = lane;
    const direction = side === 0 ? 'request' : 'response';
    flow.lastAt = Math.max(flow.lastAt, at);
    flow.opaque.add(ESP, direction, { byteLength: payloadEnd - payloadStart, at });
    if (cutBytes > 0) flow.missed(direction, cutBytes, at);
  }

  finish(): void {
    this.#flows.closeAll();
  }
}
