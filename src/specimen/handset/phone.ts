import type { Micros } from '../../base/index.ts';
import type { Random } from '../../case/index.ts';
import type { ChatLine } from './chat-line.ts';
import type { Network } from './net/index.ts';
import { CLOUD_MESSAGING, type PhoneState } from './phone-state.ts';
import type { SentSms } from './sent-sms.ts';

/** What behaviours act on. */
export interface Phone {
  readonly state: PhoneState;
  readonly network: Network;
  /** The value of an identifier that the phone itself holds: `imei1`, `own.number`; numbers in E.164. */
  value(id: string): string;
  /** The value of an identifier that is a list. */
  list(id: string): readonly string[];
  readonly random: Random;
  now(): Micros;
  sendSms(sms: Omit<SentSms, 'at'>): void;
  /** Notes what a server told the phone, so that a test can hold answers against the key. */
  hear(host: string, values: readonly string[]): void;
  /** Notes that a server was not trusted. */
  distrust(host: string): void;
  /** The chat, where it is open. */
  chat: ChatLine | null;
}

export function isMessagingOn({ state }: Phone): boolean {
  return state.services.get(CLOUD_MESSAGING) === true;
}

export function isOnline({ isOn, hasJoinedWifi }: PhoneState): boolean {
  return isOn && hasJoinedWifi;
}

/** The cookies of who is signed in; null where nobody is. */
export function cookieOf({ signedIn }: PhoneState): string | null {
  return signedIn === null ? null : `userId=${signedIn.userId}; serviceToken=${signedIn.serviceToken}`;
}
