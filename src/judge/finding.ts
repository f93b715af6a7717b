/** SARIF 2.1.0 §3.27.10. */
export type Level = 'error' | 'warning' | 'note';

/** SARIF 2.1.0 §3.27.9 calls it `kind`. */
export type Outcome = 'fail' | 'pass' | 'open' | 'review' | 'not-applicable' | 'informational';

/** What was found out, and why it matters, in one plain sentence that names no value. */
export interface Finding {
  /** `fnd:…`, the same for the same thing found in another run. */
  readonly id: string;
  readonly rule: string;
  readonly outcome: Outcome;
  readonly level: Level;
  readonly because: string;
  readonly identifiers: readonly string[];
  readonly destination: string;
  readonly phase: string | null;
  readonly sightings: readonly string[];
}
