import type { Micros } from '../../base/index.ts';
import type { ServiceId } from '../wire/index.ts';
import type { RegionId } from './regions.ts';

/** A value as the service read it: percent-decoded, decompressed, decrypted. */
export interface ToldField {
  /**
   * Query key, form key or `{name}` of the path; a JSON pointer such as `/contacts/0/phone` for what stood in
   * JSON; `presence/from`, `message/to`, `message/body` in the chat; `from`, `text` of an SMS; `sha256` and
   * `byteLength` of what nobody can read.
   */
  readonly field: string;
  readonly value: string;
}

/** One request, one stanza of the chat, or one SMS that came to the vendor. */
export interface Received {
  readonly at: Micros;
  readonly service: ServiceId;
  /** Where the service was at that moment. */
  readonly region: RegionId;
  readonly host: string;
  /** The documented address that was dialled; empty for an SMS. */
  readonly address: string;
  readonly transport: 'plain' | 'tls' | 'sms';
  readonly protocol: 'http/1.1' | 'h2' | 'chat' | 'sms';
  /** `GET`, `POST`; `STREAM` for the chat, `SMS` for an SMS. */
  readonly method: string;
  /** Path and query; the stanza's name. Empty for an SMS. */
  readonly target: string;
  /** What was answered: the HTTP status, or 0 where there is none. */
  readonly status: number;
  /** The phone under test, or somebody else's that talks to it. */
  readonly by: 'handset' | 'peer';
  readonly what: readonly ToldField[];
}

/** Entries kept; the longest scenario (thirteen idle days) makes about a thousand. */
export const MOST_RECEIVED = 20_000;

/** Characters kept of a value; a backup of two thousand contacts has shorter ones, each being a field of its own. */
export const LONGEST_VALUE = 4_096;

/** Fields kept of a request. */
export const MOST_FIELDS = 20_000;
