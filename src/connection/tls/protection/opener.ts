import type { TlsRecord } from '../tls-record.ts';

/** What a record held. */
export interface Opened {
  /** Content type: in TLS 1.3 the one that was protected. */
  readonly type: number;
  readonly bytes: Uint8Array;
  /** Where in the record the byte stands that became the first of `bytes`: each that follows became the next. */
  readonly start: number;
}

/** Takes the protection off records of one direction, under one key. */
export interface Opener {
  /** Null where the record is not what its sender protected under this key and number. */
  open(record: TlsRecord, sequence: number): Opened | null;
  /** Bytes that it adds to what it protects, its header among them, as far as that is the same for all records. */
  readonly overhead: number;
}
