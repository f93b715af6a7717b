import type { Basis } from '../wire/index.ts';
import type { Phone } from './phone.ts';
import type { Contact } from './phone-state.ts';

/** What happens to a phone, and what is known of it then. */
export interface PhoneEvents {
  /** It is online for the first time since it was switched on. */
  readonly started: null;
  /** It was switched on, given a SIM or brought online, and now has both a SIM and a network. */
  readonly ready: null;
  readonly 'contact-saved': Contact;
  readonly 'contact-opened': Contact;
  readonly 'sms-received': { readonly number: string };
  readonly 'thread-opened': { readonly number: string };
  readonly 'message-written': { readonly number: string; readonly text: string };
  readonly 'service-enabled': { readonly service: string };
  readonly 'signing-in': { readonly service: string };
  readonly 'signed-in': null;
  readonly 'backing-up': null;
  readonly restoring: null;
  readonly ordering: null;
  /** Nobody has touched it for IDLE_SECONDS, or for as long again. */
  readonly idle: null;
}

/** Something that a firmware does of itself. One file each, so that it can be taken out. */
export interface Behaviour {
  readonly id: string;
  /** Of the fact that a phone does so. How it does it in detail is chosen where no published request says it. */
  readonly basis: Basis;
  readonly on: {
    readonly [Event in keyof PhoneEvents]?: (phone: Phone, event: PhoneEvents[Event]) => Promise<void>;
  };
}
