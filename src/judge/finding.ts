/** SARIF 2.1.0 §3.27.10. */
export type Level = 'error' | 'warning' | 'note';

/** SARIF 2.1.0 §3.27.9 calls it `kind`. */
export type Outcome = 'fail' | 'pass' | 'open' | 'review' | 'not-applicable' | 'informational';

/** Three questions that are never answered for each other. */
export type Axis = 'agreed' | 'secured' | 'claimed';

/** In how many of the repeats of the steps that it was seen in. */
export interface Repeats {
  readonly seen: number;
  readonly of: number;
}

/** What was found out, and why it matters, in one plain sentence that names no value. */
export interface Finding {
  /** `fnd:…`, the same for the same thing found in another run. */
  readonly id: string;
  readonly rule: string;
  /** Whether it was agreed to, secured in transit, or true to what was claimed; null: none of these, or only told. */
  readonly axis: Axis | null;
  readonly outcome: Outcome;
  readonly level: Level;
  readonly because: string;
  readonly identifiers: readonly string[];
  readonly destination: string;
  readonly phase: string | null;
  /** Null where no step is known. */
  readonly repeats: Repeats | null;
  readonly sightings: readonly string[];
  /** W3C Data Privacy Vocabulary 2: `dpv:`, `pd:`. */
  readonly dpv: readonly string[];
  /** Such as `CWE-319`; null where none fits. */
  readonly cwe: string | null;
  /** OWASP MASVS 2 control, such as `MASVS-PRIVACY-1`; null where none fits. */
  readonly masvs: string | null;
  /** Somebody accepts it for a time: it stays listed, and does not make a run fail. */
  readonly waived?: { readonly owner: string; readonly reason: string; readonly expires: string };
}
