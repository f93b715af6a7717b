import type { Micros } from '../base/index.ts';

/** That an address was spoken to in a month and phase: where a service is can change, and only times show it. */
export interface Contact {
  /** Null where the capture does not say. */
  readonly address: string | null;
  /** `YYYY-MM` in UTC; null where the capture does not tell the time. */
  readonly month: string | null;
  /** Days on which it was first and last spoken to, `YYYY-MM-DD` in UTC; null with the month. */
  readonly from: string | null;
  readonly to: string | null;
  /** Phase that it was in; absent where that is not known. */
  readonly phase?: string;
  /** Nothing came back: it was tried, and broke off or was refused. */
  readonly isUnanswered?: true;
  /** Payload both ways, read or not. */
  readonly byteLength: number;
  /** Shortest round trip of a TCP handshake, in milliseconds; only where packets were captured. */
  readonly roundTrip?: number;
}

/** `YYYY-MM-DD` of a moment; null for what readers give where the capture does not tell the time. */
export function dayOf(at: Micros): string | null {
  return at < 0 || at > LAST_DAY ? null : new Date(Math.floor(at / 1000)).toISOString().slice(0, 10);
}

/** The end of the year 9999, up to which days are written with four figures for the year. */
const LAST_DAY: Micros = 253_402_300_799_000_000;
