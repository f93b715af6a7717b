import type { Kind } from './kinds.ts';
import type { Predicate, Terms } from './terms-schema.ts';

/** What a claim was made for. */
export type Scope = Pick<
  Terms,
  'services' | 'builds' | 'releasedFrom' | 'setups' | 'markets' | 'phases' | 'from' | 'until'
>;

/** What must have been done before a claim can be called upheld. */
export interface Needs {
  readonly steps: readonly string[];
  readonly watchedSeconds: number;
  /** Null: those that the predicate is about. */
  readonly canaries: readonly Kind[] | null;
  /** Share of bytes. */
  readonly opaqueShare: number;
}

/** One thing that must be so. */
export interface ClaimPart {
  /** Null for a claim of one part. */
  readonly title: string | null;
  readonly predicate: Predicate;
}

/** Something that was said of what a phone tells. */
export interface Claim {
  readonly id: string;
  readonly said: { readonly by: string; readonly when: string; readonly where: string };
  readonly text: string;
  /** Whether the text is the speaker's own; else it is ours. */
  readonly isQuote: boolean;
  /** Hex SHA-256 of a quote's text in UTF-8; null for a paraphrase. */
  readonly sha256: string | null;
  /** Empty where nothing of it can be tested. */
  readonly parts: readonly ClaimPart[];
  readonly scope: Scope;
  readonly needs: Needs;
  readonly divisible: boolean;
  /** Why it cannot be upheld from the phone; null where it can. */
  readonly untestable: string | null;
}

/** A rule of somebody's own. */
export interface PolicyRule {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly because: string;
  readonly predicate: Predicate;
}

/** A finding that somebody accepts for a time. */
export interface Waiver {
  readonly finding: string | null;
  /** Of findings that are not named by id: those that are about no other identifiers than these. */
  readonly place: {
    readonly rule: string;
    readonly identifiers: readonly string[];
    readonly destination: string;
  } | null;
  readonly owner: string;
  readonly reason: string;
  /** A day or a time; a day stands for its beginning, UTC. */
  readonly expires: string;
}
