import type { Basis } from '../wire/index.ts';
import type { Behaviour } from './behaviour.ts';

/** A build: what it does of itself, and how it sets up a new or reset phone. */
export interface Firmware {
  /** The exact builds of the case are unknown: these names are chosen. */
  readonly build: string;
  readonly basis: Basis;
  /** The build that an update to this one starts from; null where there is none. */
  readonly updatesFrom: string | null;
  readonly cloudMessagingDefault: 'on' | 'off';
  /** Way to the Cloud Messaging and account API. */
  readonly transport: 'http' | 'https';
  readonly numbersEncrypted: boolean;
  /** In the order in which they act on one event. */
  readonly behaviours: readonly Behaviour[];
}
