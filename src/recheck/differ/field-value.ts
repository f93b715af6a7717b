import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { latin1Of, type Micros } from '../../base/index.ts';

/** What is kept of a field's value: enough to compare it, and nothing to read it by. */
export interface FieldValue {
  readonly digest: string;
  /** About how many bits it holds if it was made by chance: equal ones of many bits are no accident. */
  readonly bits: number;
  /** Says the time at which it was sent, more or less. */
  readonly isTime: boolean;
}

/** Values are taken to be no longer than this for counting their bits: past it nothing is left to doubt. */
const MOST_BITS = 128;

/** How far a clock may be off, or what it tells of be away, to still count as the time. */
export const NEAR_MICROS: Micros = 2 * 86_400 * 1_000_000;

export function fieldValue(bytes: Uint8Array, at: Micros): FieldValue {
  return {
    digest: createHash('sha256').update(bytes).digest('hex').slice(0, 24),
    bits: bitsOf(bytes),
    isTime: isTimeNear(bytes, at),
  };
}

/** By the letters it is made of: digits, hexadecimal, others; of those no more than it shows. */
function bitsOf(bytes: Uint8Array): number {
  const head = bytes.subarray(0, MOST_BITS);
  const distinct = new Set(head).size;
  const text = isUtf8(head) ? latin1Of(head) : null;
  const letters = text === null ? 256 : /^\d+$/.test(text) ? 10 : /^[\da-f]+$/i.test(text) ? 16 : 64;
  return Math.min(MOST_BITS, head.byteLength * Math.log2(Math.min(letters, distinct + 1)));
}

/** Digits of a count of seconds, milliseconds or microseconds since 1970 in this century. */
const COUNTS = { 10: 1_000_000, 13: 1_000, 16: 1 } as const;
const LONGEST_TIME = 40;

function isTimeNear(bytes: Uint8Array, at: Micros): boolean {
  if (bytes.byteLength > LONGEST_TIME || bytes.byteLength < 8) return false;
  const text = decodedLoosely(latin1Of(bytes).trim());
  const time = microsIn(text);
  return time !== null && Math.abs(time - at) <= NEAR_MICROS;
}

function microsIn(text: string): Micros | null {
  const whole = /^(\d{10}|\d{13}|\d{16})(?:\.\d+)?$/.exec(text)?.[1];
  if (whole !== undefined) return Number(whole) * COUNTS[whole.length as keyof typeof COUNTS];
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d))?Z?$/.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour = 0, minute = 0, second = 0] = compact.map(Number);
    return Date.UTC(year as number, (month as number) - 1, day, hour || 0, minute || 0, second || 0) * 1_000;
  }
  if (!/^(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2}, \d)/.test(text)) return null;
  const millis = Date.parse(text.replace('+', ' ').replace(/ (?=\d\d:\d\d)/, 'T'));
  const plain = Number.isNaN(millis) ? Date.parse(text) : millis;
  return Number.isNaN(plain) ? null : plain * 1_000;
}

/** Colons and blanks of a date in a query. */
function decodedLoosely(text: string): string {
  return text.replace(/%3a/gi, ':').replace(/%20/g, ' ').replace(/%2b/gi, '+');
}
