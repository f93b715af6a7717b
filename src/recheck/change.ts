import type { Kind } from '../case/index.ts';
import type { Protection, Sighting } from '../judge/index.ts';

/** What became of one thing that was told, from what is worst to what is best to hear. */
export const CHANGE_KINDS = [
  'weakened',
  'new',
  'persists',
  'relocated',
  'obfuscated',
  'not-tested',
  'not-exercised-again',
  'fixed',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One place where an identifier was told in one examination: all its sightings there. */
export interface ToldPlace {
  readonly host: string;
  /** Null where the tables differ or none knows the address. */
  readonly country: string | null;
  readonly location: Sighting['location'];
  readonly field: string | null;
  /** `plain` where any of them went in plain. */
  readonly transport: 'plain' | 'tls';
  /** The weakest of them. */
  readonly protection: Protection;
  /** Steps in which it was told, sorted. Empty where no marks say. */
  readonly steps: readonly string[];
  readonly phases: readonly string[];
  /** Ids, sorted. */
  readonly sightings: readonly string[];
}

/** How well one side looked at the steps in which the thing was told. */
export interface LookedAt {
  /** How often each of the steps was done, control arms left out. */
  readonly steps: readonly {
    readonly id: string;
    readonly times: number;
    /** Whether it put the identifier to use. */
    readonly isUsed: boolean;
  }[];
  /** Whether its case has an identifier of this id and kind to look for. */
  readonly isSought: boolean;
  /** For so long the phases that these steps were done in were watched. */
  readonly seconds: number;
  /**
   * Of these phases and of all that came later: what was told may be kept, and sent when nobody does a step. Of `payload`,
   * `unread` is what was sent and nobody could read, to whomever, or all that passed and nobody could read where not both
   * sides tell what was sent, or it was sent back.
   */
  readonly bytes: { readonly payload: number; readonly unread: number; readonly missed: number };
  /** Where `unread` went, or passed; sorted by host. */
  readonly unreadAt: readonly { readonly host: string; readonly unread: number }[];
  /** Of the host that it was told to before, and of the services that the host belongs to: of all that passed. */
  readonly at: readonly {
    readonly kind: 'host' | 'service';
    readonly name: string;
    readonly payload: number;
    readonly unread: number;
    readonly missed: number;
  }[];
  /** Connections that refused the interception. */
  readonly refused: number;
  readonly provenLive: boolean;
  readonly bearers: { readonly [bearer: string]: string };
}

/** One thing that was told on one side or on both, and what became of it. */
export interface Change {
  /** `chg:…`, the same for the same change found again. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly identifier: string;
  readonly identifierKind: Kind;
  readonly direction: 'request' | 'response';
  /** One plain sentence without any value. */
  readonly because: string;
  /** What would have to be done, or seen, to call it fixed; empty for every other kind. */
  readonly missing: readonly string[];
  readonly before: ToldPlace | null;
  readonly after: ToldPlace | null;
  readonly coverage: { readonly before: LookedAt; readonly after: LookedAt };
}
