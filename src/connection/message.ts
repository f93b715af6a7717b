import type { Micros, Notice, Sourced } from '../base/index.ts';
import type { AgreedTls, Origin } from '../capture/index.ts';
import type { ServerCertificate } from './tls/certificate-message.ts';

export interface Endpoint {
  readonly address: string | null;
  readonly port: number | null;
}

/** Who spoke to whom. `orig` opened the connection, `resp` answered. */
export interface Connection {
  /** `con:…`, made of the endpoints and an ordinal among equals. */
  readonly id: string;
  readonly network: 'tcp' | 'udp' | 'unknown';
  readonly orig: Endpoint;
  readonly resp: Endpoint;
  /** Whether the wire was protected: `tls` also where an interception or a browser read it in clear. */
  readonly transport: 'plain' | 'tls';
  /** TLS server name (SNI), where one was seen. */
  readonly serverName: string | null;
  /** The name that the latest DNS answer in the capture gave for `resp.address`, or by which a proxy was asked for it. */
  readonly dnsName: string | null;
  /** Milliseconds from the SYN to its answer, as seen where the packets were captured; absent where that was not seen. */
  readonly roundTrip?: number;
  /**
   * What TLS came to, where its handshake was captured and something was said after it; of an interception, on the
   * client's side. Absent: nobody knows.
   */
  readonly tls?: AgreedTls;
  /** JA3 and JA4 fingerprints of the client's TLS, where its hello was captured. */
  readonly ja3?: string;
  readonly ja4?: string;
  /** The server's certificate, where it was captured and could be read. */
  readonly certificate?: ServerCertificate;
  /** The app on the phone that it belongs to, as whoever captured it says; absent where that is not told. */
  readonly app?: string;
}

export type Location = 'url' | 'header' | 'cookie' | 'body' | 'dns' | 'sni' | 'stream' | 'sms';

/** A part of a message that is unfolded and searched by itself. */
export interface Section extends Sourced {
  readonly location: Location;
  /** Header field name as on the wire; null for url, body, stream, dns. */
  readonly field: string | null;
  /** The Content-Type of a body, or null. A hint, never trusted. */
  readonly contentType: string | null;
  /** Content-Encoding codings of a body in the order they were applied, lower case. Hints, never trusted. */
  readonly contentEncodings: readonly string[];
  /**
   * Bytes at the start that the section before it in the same stream or body already held. They are here so that
   * a value cut by the border is found; what lies wholly inside them was searched already. Absent: none.
   */
  readonly repeated?: number;
}

/** One request, response, push, datagram or stream chunk. */
export interface Message {
  readonly kind: 'message';
  readonly connection: Connection;
  readonly direction: 'request' | 'response';
  /** `http/1.0` `http/1.1` `h2` `h3` `websocket` `tcp` `udp` `dns`. */
  readonly protocol: string;
  readonly at: Micros;
  readonly method: string | null;
  /** Host as on the wire without port; a response repeats its request's. Null where no message names one. */
  readonly host: string | null;
  /** Request target as on the wire; a response repeats its request's; null where there is none. */
  readonly target: string | null;
  readonly status: number | null;
  /**
   * Set where this is a later part of a message too large to hold whole: it repeats method, host, target and
   * status, and its only section is the next stretch of the body.
   */
  readonly continued?: true;
  readonly sections: readonly Section[];
  /** Payload bytes of the capture that this message accounts for. */
  readonly byteLength: number;
  /** Bytes of it that the capture does not hold (gaps, bodies a producer dropped). */
  readonly missedBytes: number;
  /** The packet that completed the message (from 1), the HAR entry or the flow (from 0). */
  readonly origin: Origin;
}

/** Payload that nothing here can read: TLS without keys, an unknown encrypted protocol. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly connection: Connection;
  readonly at: Micros;
  readonly direction: 'request' | 'response';
  readonly byteLength: number;
  /** Why: `tls-no-key`, `encrypted`, `quic`, … */
  readonly reason: string;
}

/** Payload that the capture lost. */
export interface Missed {
  readonly kind: 'missed';
  readonly connection: Connection;
  readonly at: Micros;
  readonly direction: 'request' | 'response';
  readonly byteLength: number;
}

/** A connection that the client broke off because it would not accept the interception. */
export interface Refused {
  readonly kind: 'refused';
  readonly connection: Connection;
  readonly at: Micros;
  /** What the client said until then, in TLS that nobody can read; 0 where the capture does not say. */
  readonly byteLength: number;
  readonly reason: string;
}

export interface Remark {
  readonly kind: 'notice';
  readonly notice: Notice;
}

/** Said once for each connection, when it is let go. */
export interface Closed {
  readonly kind: 'closed';
  readonly connection: Connection;
  readonly from: Micros;
  readonly to: Micros;
}

/** What the connection stage hears in a capture. */
export type Heard = Message | Opaque | Missed | Refused | Closed | Remark;
