import type { Kind } from '../../src/index.ts';
import type { PhoneNumber } from './phone-number.ts';

/** A thing to hide: an identifier of the identity, or a decoy of the same make. */
export interface Subject {
  readonly id: string;
  readonly kind: Kind;
  /** As the case file has it. */
  readonly value: string | readonly string[];
  /** Only of the kinds that are telephone numbers. */
  readonly phone?: PhoneNumber;
}

/** The value as one text; the members of a list with commas between. */
export function textOf({ value }: Subject): string {
  return typeof value === 'string' ? value : value.join(',');
}

export const PHONE_KINDS: readonly Kind[] = ['msisdn', 'contact-number', 'call-number', 'sms-number'];
