import type { Micros, Source } from '../../base/index.ts';

/** RFC 8446 §5.1, RFC 5246 §6.2.1. */
export const CHANGE_CIPHER_SPEC = 20;
export const ALERT = 21;
export const HANDSHAKE = 22;
export const APPLICATION_DATA = 23;

export const RECORD_HEADER = 5;

/** Longest that a record says it is: 2^14 and what encryption adds (RFC 5246 §6.2.3). */
export const MOST_RECORD_BYTES = 16_384 + 2_048;

/** A record as it passed. */
export interface TlsRecord {
  /** Header and fragment. */
  readonly bytes: Uint8Array;
  readonly source: Source;
  /** When and with which packet its last byte came. */
  readonly at: Micros;
  readonly index: number;
}
