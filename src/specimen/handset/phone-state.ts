import type { Firmware } from './firmware.ts';

/** A person in the address book; numbers in E.164. */
export interface Contact {
  readonly name: string;
  readonly number: string;
  readonly email: string;
}

export interface ThreadMessage {
  readonly direction: 'received' | 'sent';
  readonly number: string;
  readonly text: string;
}

/** Who is signed in, as the login answer says it. */
export interface SignedIn {
  readonly userId: string;
  readonly serviceToken: string;
  /** The AES key in base64. */
  readonly security: string;
}

/**
 * How Cloud Messaging is set. A new or reset phone gets it from its firmware; an update over the air leaves it
 * as it was.
 */
export interface MessagingSettings {
  readonly transport: 'http' | 'https';
  readonly numbersEncrypted: boolean;
}

/** All that a phone remembers. */
export interface PhoneState {
  build: string;
  isOn: boolean;
  hasSim: boolean;
  hasJoinedWifi: boolean;
  isLocationAllowed: boolean;
  /** It has been switched on and was not online since: what it does at every start is still to come. */
  isStartUpOwed: boolean;
  messaging: MessagingSettings;
  readonly services: Map<string, boolean>;
  readonly contacts: Map<string, Contact>;
  readonly messages: ThreadMessage[];
  signedIn: SignedIn | null;
}

export const CLOUD_MESSAGING = 'cloud-messaging';
export const MI_CLOUD = 'mi-cloud';

/** As a phone comes out of the box, or out of a reset; the SIM is nothing that a reset takes out. */
export function factoryState(firmware: Firmware, hasSim: boolean): PhoneState {
  const { build, transport, numbersEncrypted, cloudMessagingDefault } = firmware;
  return {
    build,
    isOn: false,
    hasSim,
    hasJoinedWifi: false,
    isLocationAllowed: false,
    isStartUpOwed: false,
    messaging: { transport, numbersEncrypted },
    services: new Map([[CLOUD_MESSAGING, cloudMessagingDefault === 'on']]),
    contacts: new Map(),
    messages: [],
    signedIn: null,
  };
}

/** Everything it remembered is replaced. */
export function become(state: PhoneState, next: PhoneState): void {
  Object.assign(state, next);
}
