import type { Bearer, Case } from '../case/index.ts';

/** What the phone itself counted beside what was captured of it, in bytes. */
export interface Counted {
  /** Ways out of the phone whose counters the case gives. */
  readonly bearers: readonly Bearer[];
  readonly byteLength: number;
  readonly captured: number;
  /** What `captured` counts: packets as they were on the wire, or payload alone, which is less than a phone counts. */
  readonly basis: 'packets' | 'payload';
  /** Share of what the phone counted that is not among what was captured; 0 to 1, of three digits. */
  readonly missing: number;
}

/** Bytes that were captured: of packets on the wire, where all captures have packets; else of payload. */
export interface CapturedBytes {
  readonly wire: number | null;
  readonly payload: number;
}

/** Reconciles the phone's own byte counters with what was captured; null where the case gives none. */
export function countedOf(vantage: Case['vantage'], { wire, payload }: CapturedBytes): Counted | null {
  const rows = Object.entries(vantage?.counters ?? {});
  if (rows.length === 0) return null;
  const byteLength = rows.reduce((sum, [, { sent, received }]) => sum + sent + received, 0);
  const captured = wire ?? payload;
  const missing = byteLength === 0 ? 0 : Math.max(0, 1 - captured / byteLength);
  return {
    bearers: rows.map(([bearer]) => bearer as Bearer).sort(),
    byteLength,
    captured,
    basis: wire === null ? 'payload' : 'packets',
    missing: Math.round(missing * 1000) / 1000,
  };
}
