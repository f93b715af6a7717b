import type { Packet, Recorded, Secrets } from '../capture/index.ts';
import { ConnectionIds } from './connection-ids.ts';
import { NameTable } from './dns/name-table.ts';
import { EspTable } from './esp-table.ts';
import { ExchangeReader } from './exchange.ts';
import type { Listening } from './listening.ts';
import type { Heard } from './message.ts';
import type { Datagram, Fault } from './network/datagram.ts';
import { PacketOpener } from './packet-opener.ts';
import { Budget } from './stream/budget.ts';
import { Tally } from './tally.ts';
import { TcpTable } from './tcp-table.ts';
import { KeyRing } from './tls/keys/key-ring.ts';
import { UdpTable } from './udp-table.ts';

const TCP = 6;
const UDP = 17;
const ESP = 50;
/**
 * Protocols that run a network and carry no application's data: ICMP, IGMP, RSVP, ICMPv6, none (RFC 8200 §4.7), EIGRP, OSPF,
 * PIM, VRRP.
 */
const CONTROL = new Set([1, 2, 46, 58, 59, 88, 89, 103, 112]);
const TCP_INVALID: Fault = {
  code: 'tcp-header-invalid',
  detail: 'A TCP header is cut short or gives a length that cannot be.',
};
const UDP_INVALID: Fault = {
  code: 'udp-header-invalid',
  detail: 'A UDP header is cut short or gives a length that cannot be.',
};

const LATE = {
  code: 'secrets-late',
  detail:
    'TLS secrets stand in the capture too long after the connection that they are for, which stayed opaque; give them with --keys.',
};

/** Malformed lines of one key log that are counted. */
const MOST_COUNTED = 10_000;

/** Takes what a capture holds, piece by piece, and says what was heard in it. */
export interface Listener {
  take(recorded: Recorded): void;
  /** The capture is over: everything still open is let go. */
  finish(): void;
}

/**
 * Follows connections through a capture. `hear` is called while `take` or `finish` runs, in an order that depends
 * only on the input; the bytes of a message may be views of the packets taken, so they are to be used, or copied,
 * at once. `options.file` names the capture in notices; TLS is read with what
 * `options.keys` knows.
 */
export function openListener(
  hear: (heard: Heard) => void,
  options: { file: string; keys?: KeyRing },
): Listener {
  const { file } = options;
  const budget = new Budget();
  const tally = new Tally();
  const keys = new KeyRing(options.keys);
  const shared: Listening = {
    hear,
    file,
    budget,
    names: new NameTable(),
    ids: new ConnectionIds(),
    tally,
    keys,
  };
  const tcp = new TcpTable(shared);
  const udp = new UdpTable(shared);
  const esp = new EspTable(shared);
  const exchanges = new ExchangeReader(shared);

  const opener = new PacketOpener(hear, file, takeDatagram);

  function takeDatagram(packet: Packet, datagram: Datagram): void {
    if (datagram.protocol === TCP) {
      if (!tcp.take(packet, datagram)) opener.fail(packet, TCP_INVALID);
      if (budget.exceeded) tcp.relieve();
    } else if (datagram.protocol === UDP) {
      if (!udp.take(packet, datagram)) opener.fail(packet, UDP_INVALID);
    } else if (datagram.protocol === ESP) {
      esp.take(packet, datagram);
    } else {
      opener.fail(packet, {
        code: CONTROL.has(datagram.protocol) ? 'network-control' : 'not-tcp-or-udp',
        detail: `Packets of IP protocol ${datagram.protocol} are not read.`,
      });
    }
  }

  function takeSecrets({ bytes }: Secrets): void {
    const { malformed, late } = keys.addLate(bytes);
    const detail = 'A line of a TLS key log in the capture is malformed; it was passed over.';
    for (let i = 0; i < Math.min(malformed, MOST_COUNTED); i++)
      hear({ kind: 'notice', notice: { code: 'secrets-malformed', about: file, detail } });
    for (let i = 0; i < late; i++) hear({ kind: 'notice', notice: { ...LATE, about: file } });
  }

  return {
    take(recorded) {
      if (recorded.kind === 'packet') opener.open(recorded);
      else if (recorded.kind === 'secrets') takeSecrets(recorded);
      else exchanges.take(recorded);
    },
    finish() {
      opener.finish();
      tcp.finish();
      udp.finish();
      esp.finish();
      exchanges.finish();
      for (const remark of tally.remarks(file)) hear(remark);
    },
  };
}
