import type { Location } from '../../connection/index.ts';

/**
 * `derived`: the value is equal in two runs with one identity and another with another identity, in every message
 * that was compared, and holds too much to be so by accident. `unconfirmed`: it differs between the identities, but
 * no run was repeated, so it may be random. `weak`: the value is so short that this may be an accident.
 */
export const PROOFS = ['derived', 'unconfirmed', 'weak'] as const;
export type Proof = (typeof PROOFS)[number];

/** A field that varies with the identity and only with it. */
export interface DerivedField {
  /** `fld:…`, the same for the same field in another proof. */
  readonly id: string;
  readonly proof: Proof;
  readonly direction: 'request' | 'response';
  readonly method: string | null;
  /** A label that varies is `*`. */
  readonly host: string;
  /** Path without its query; a segment that varies is `*`. Null where there is none. */
  readonly target: string | null;
  readonly location: Location | 'host' | 'path';
  /** As of a sighting; `host/label:2` and `url/segment:4`, counted from 1, for what is part of host or path. */
  readonly path: string;
  readonly steps: readonly string[];
  /** Messages that had the field, in each run; null where there was no such run. */
  readonly messages: { readonly a: number; readonly b: number; readonly again: number | null };
  /** Identifiers that differ between the runs and were not ruled out. */
  readonly candidates: readonly string[];
  /** The one that it was shown to be derived from; null where that was not shown. */
  readonly identifier: string | null;
  /** Identifiers that were found in it by decoding; where there are none, nothing here could open it. */
  readonly opened: readonly string[];
  readonly because: string;
}

/** What was compared, so that "nothing varies" can be weighed. */
export interface Compared {
  /** Messages of each run that were compared with one of the others. */
  readonly messages: number;
  /** Messages that had no counterpart in the other run. */
  readonly alone: number;
  /** Fields: paths of messages that were compared. */
  readonly fields: number;
  /** Of these, fields that differ between runs with the same identity: nonces, times, sessions. */
  readonly random: number;
  /** Fields that are the time. */
  readonly times: number;
  readonly leftOut: number;
}
