import type { KeyObject } from 'node:crypto';
import type { Micros } from '../../base/index.ts';
import type { ChatPresence } from './chat-presence.ts';
import type { Session } from './services/account.ts';

/** What a service may ask of the house it works in. */
export interface Office {
  now(): Micros;
  /** Bytes that follow from the seed and a label: the same whatever came before. */
  secret(label: string, byteLength: number): Buffer;
  /** Who the cookies of a request belong to; null where nobody signed in with them. */
  session(cookies: Readonly<Record<string, string>>): Session | null;
  readonly presence: ChatPresence;
  /** Private half of the update key. */
  readonly updateKey: KeyObject;
}
