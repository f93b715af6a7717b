import type { Protocol } from '../../case/index.ts';
import type { StageId } from '../cloud/index.ts';
import type { Basis } from '../wire/index.ts';
import type { PlacedSend, PlacedSms } from './expected.ts';
import type { Places } from './places.ts';

/** What is told, written down from the scenario's definition. */
export interface AnswerKey {
  /** Everything that leaves by IP, but for the fetching of updates while the phone is prepared. */
  readonly sends: readonly PlacedSend[];
  readonly sms: readonly PlacedSms[];
}

/** Rules about the TLS that carried something, not about what it was. */
export const unsafeRules = ['obsolete-tls', 'accepted-untrusted-certificate'] as const;
export type UnsafeRule = (typeof unsafeRules)[number];

/** One row of what the specimen must show: what is done to a phone, and everything that it tells then. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Row of the case's table, or the trap planted beside it. */
  readonly row: string;
  /** Of the row: who said that this leaves, or that nothing does. */
  readonly basis: Basis;
  /** What nobody published and had to be something here. */
  readonly chosen: readonly string[];
  /** Where the services are. */
  readonly stage: StageId;
  /** Virtual moment at which it begins; ISO 8601. */
  readonly start: string;
  readonly protocol: () => Protocol;
  /** Phases of the protocol that are carried out; all where left out. */
  readonly phases?: readonly string[];
  /** Contacts that are online in the chat, by identifier id. */
  readonly online?: readonly string[];
  readonly places: Places;
  readonly key: (protocol: Protocol) => AnswerKey;
  /** Identifiers that are put to use and never told. */
  readonly notSeen: readonly string[];
  /** The phone was not told to trust the interception, as it is where this is left out. */
  readonly interception?: 'untrusted';
  /** Rules about TLS itself that must speak, and of which identifiers; none where left out. */
  readonly unsafe?: readonly { readonly rule: UnsafeRule; readonly identifiers: readonly string[] }[];
}
