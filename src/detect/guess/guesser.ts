import type { Candidate } from './candidate.ts';
import type { Resemblance } from './likeness.ts';

/** Knows one family of identifiers by their shape. */
export interface Guesser {
  /** Values of one family are one identifier however they are named: kinds of it are told apart by names alone. */
  readonly family: string;
  /**
   * Finds runs of the outer shape; global, without groups that matter, and linear: every repetition in it is bounded.
   * What stands beside a run is looked at by the pattern itself.
   */
  readonly pattern: RegExp;
  /** What the run is, if it is anything. */
  look(candidate: Candidate, market: string | null): Resemblance | null;
}
