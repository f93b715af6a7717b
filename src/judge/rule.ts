import type { Evidence } from './evidence.ts';
import type { Axis, Level, Outcome, Repeats } from './finding.ts';

/** What a rule has found, before it gets its id and its terms. */
export interface Found {
  /** What makes it this finding and no other of the rule, beside nothing that changes from run to run. */
  readonly key: readonly (string | null)[];
  readonly outcome: Outcome;
  readonly level: Level;
  /** One plain sentence that names no value. */
  readonly because: string;
  readonly identifiers: readonly string[];
  readonly destination: string;
  readonly phase: string | null;
  /** Ids. */
  readonly sightings: readonly string[];
  /** Where the sightings do not tell it. */
  readonly repeats?: Repeats | null;
}

/** One question about an evidence: a file of its own in `rules/`, and a line in its list. */
export interface Rule {
  /** Kebab-case, stable: scripts and waivers name it. */
  readonly id: string;
  /** What it asks, as a heading. */
  readonly title: string;
  readonly axis: Axis | null;
  /** Terms of the W3C Data Privacy Vocabulary, beside those of the kinds of identifier. */
  readonly dpv?: readonly string[];
  readonly cwe?: string;
  readonly masvs?: string;
  find(evidence: Evidence): Found[];
}
