import type { Micros, Notice, Source, Sourced } from '../base/index.ts';
import type { AgreedTls } from './agreed-tls.ts';
import type { Compression } from './unpack/index.ts';

/**
 * What a capture is made of, whatever its format. Readers yield these in the order of the file; every one
 * carries the place it came from. Byte arrays may be kept by whoever receives them: readers never write to
 * a buffer again after handing out a view of it.
 */
export type Recorded =
  | Packet
  | Exchange
  | StreamChunk
  | NameAnswer
  | Refusal
  | PhaseMark
  | StepMark
  | Secrets
  | Oddity;

/** Where a thing stands in its capture: packet number from 1 (as Wireshark counts), HAR entry or flow from 0. */
export interface Origin {
  readonly index: number;
  /** Byte offset in the capture file: of the packet's data, of the entry's or flow's first byte. */
  readonly offset: number;
}

export interface Packet {
  readonly kind: 'packet';
  readonly at: Micros;
  /** Number from the tcpdump.org list of link-layer header types, such as 1 for Ethernet. */
  readonly linkType: number;
  /** The captured bytes, which begin at `origin.offset` in the file. */
  readonly bytes: Uint8Array;
  /** Length on the wire; more than `bytes.byteLength` where the capture was cut short. */
  readonly wireLength: number;
  readonly origin: Origin;
  /** The app that sent or received it, as whoever captured it says. */
  readonly app?: string;
}

/** Who spoke to whom, as far as a format that knows no packets tells. */
export interface RecordedPeers {
  /** The producer's own name for the connection: equal for exchanges on one connection. Null where unknown. */
  readonly connection: string | null;
  /** Client and server as IP address and port, where the format has them. */
  readonly orig: { readonly address: string | null; readonly port: number | null };
  readonly resp: { readonly address: string | null; readonly port: number | null };
  /** TLS server name, where the format has it. */
  readonly serverName: string | null;
  /** Where it stands in the capture, if it does. */
  readonly serverNamePieces?: Source['pieces'];
  /** JA4 fingerprint of the client's TLS, where its ClientHello was seen. */
  readonly ja4?: string;
  /** What the client's TLS came to, where the handshake was seen; of an interception, on the client's side. */
  readonly tls?: AgreedTls;
  /** The app that spoke, where the format names it. */
  readonly app?: string;
}

/** A header field; name and value keep the bytes of the wire. */
export interface RecordedField {
  readonly name: string;
  readonly value: Sourced;
  /** The name where it stands in the capture, if it does; readers may leave it out for names that tell nothing. */
  readonly writtenName?: Sourced;
}

/** What a message tells besides its target, fields and body: in a member that says something else than those do. */
export interface RecordedBeside extends Sourced {
  readonly location: 'url' | 'header' | 'cookie' | 'body';
  /** Name of the header field, where it is one's value. */
  readonly field: string | null;
}

export interface RecordedBody extends Sourced {
  /** Full length before the producer dropped or cut it; null where it does not say. */
  readonly wholeLength: number | null;
}

export interface RecordedRequest {
  readonly at: Micros;
  readonly method: string;
  /** `http`, `https`, `ws`, `wss`. */
  readonly scheme: string;
  /** Host without port, as the exchange names it (URL, authority or Host field). */
  readonly host: string;
  /** Where the host stands in the capture, unless a field repeats it. */
  readonly hostPieces?: Source['pieces'];
  readonly port: number | null;
  /** What stands in the request line after the host: path and query; `*`; or `host:port` for CONNECT. */
  readonly target: Sourced;
  /** As the capture writes it, lower case: `http/1.1`, `h2`, `h3`. */
  readonly protocol: string;
  readonly fields: readonly RecordedField[];
  readonly body: RecordedBody | null;
  readonly beside?: readonly RecordedBeside[];
}

export interface RecordedResponse {
  readonly at: Micros;
  /** 0 where something was received but no status is told. */
  readonly status: number;
  readonly protocol: string;
  readonly fields: readonly RecordedField[];
  readonly body: RecordedBody | null;
  readonly beside?: readonly RecordedBeside[];
}

/** A request and what came back, as HAR and mitmproxy flows hold them. */
export interface Exchange {
  readonly kind: 'exchange';
  readonly peers: RecordedPeers;
  readonly request: RecordedRequest;
  /** Null where none came or none was recorded. */
  readonly response: RecordedResponse | null;
  readonly origin: Origin;
}

/** A piece of a stream or a datagram: a WebSocket message, a chunk of raw TCP or UDP. */
export interface StreamChunk {
  readonly kind: 'stream';
  readonly protocol: 'websocket' | 'tcp' | 'udp';
  readonly at: Micros;
  readonly peers: RecordedPeers;
  readonly host: string | null;
  /** Whether the client sent it or the server did. */
  readonly direction: 'request' | 'response';
  readonly transport: 'plain' | 'tls';
  readonly content: Sourced;
  readonly origin: Origin;
}

/** The client would not accept the interception: what it would have told is unread. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly at: Micros;
  readonly peers: RecordedPeers;
  readonly reason: string;
  /** Bytes of TLS that the client sent before it broke off, where that is known. */
  readonly byteLength?: number;
  readonly origin: Origin;
}

/** A name was looked up; later connections to these addresses go by it. */
export interface NameAnswer {
  readonly kind: 'name-answer';
  readonly at: Micros;
  readonly name: string;
  readonly addresses: readonly string[];
  /** Set where no answer on the network was seen, but a list in the capture says so; answers go before it. */
  readonly isHearsay?: true;
  readonly origin: Origin;
}

/** What a person has agreed to, for one service. */
export type Consent = 'not-asked' | 'granted' | 'refused' | 'withdrawn';

/** From here on the phone was in this state. */
export interface PhaseMark {
  readonly kind: 'phase';
  readonly at: Micros;
  readonly id: string;
  /** Firmware build. */
  readonly build: string | null;
  /** How the phone came by its settings: out of the box, reset to factory state, or kept; absent where nobody said. */
  readonly setup?: 'new' | 'reset' | 'kept';
  /** What the phone does, by service: `on` or `off`. */
  readonly services: { readonly [service: string]: string };
  readonly consent: { readonly [service: string]: Consent };
  /** Whether it is a control: the same steps with what they act on left out, so that nothing may leak from them. */
  readonly control: boolean;
  readonly origin: Origin;
}

/** A step of the protocol was begun; it lasts until the next step or phase begins. */
export interface StepMark {
  readonly kind: 'step';
  readonly at: Micros;
  readonly phase: string;
  /** Step of the protocol, such as `add-contact`. */
  readonly id: string;
  /** What was done, in the words of protocols, such as `idle`; absent where nobody said. */
  readonly action?: string;
  /** Which repeat of how many, counted from 1. */
  readonly repeat: number;
  readonly of: number;
  /** Who carried it out: the driver's name. */
  readonly by: string;
  /** Ids of the identifiers that it acts on, so that "not seen" can say what was tried. */
  readonly exercises: readonly string[];
  readonly origin: Origin;
}

/** A TLS key log (RFC 9850) that stands in the capture. It may go into no output. */
export interface Secrets {
  readonly kind: 'secrets';
  readonly bytes: Uint8Array;
  /** `index` is the number of the packet before it. */
  readonly origin: Origin;
}

/** Something about the file that a reader of the result must know. */
export interface Oddity {
  readonly kind: 'notice';
  readonly notice: Notice;
}

export type CaptureFormat = 'har' | 'pcap' | 'pcapng' | 'mitmproxy' | 'recording' | 'saz' | 'burp';

/** What is known of a capture once it has been read to the end. */
export interface CaptureSummary {
  /** File name without folders, or `-` for standard input. */
  readonly file: string;
  readonly format: CaptureFormat;
  /** How the file is compressed as a whole; absent where it is not. */
  readonly compression?: Compression;
  /** Hex SHA-256 of all bytes of the file, compressed as it is. */
  readonly sha256: string;
  readonly byteLength: number;
}
