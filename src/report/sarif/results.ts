import type { Finding, Outcome } from '../../judge/index.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { type Ground, placesOf } from './locations.ts';
import { sarifText } from './sarif-text.ts';

export type SarifKind = 'pass' | 'open' | 'informational' | 'notApplicable' | 'review' | 'fail';

/** SARIF 2.1.0 §3.27.25. */
export type BaselineState = 'new' | 'unchanged' | 'updated' | 'absent';

/** What a retest adds to a result. */
export interface Compared {
  readonly state: BaselineState;
  /** Kinds of what became of its sightings; `fixed` is only among them where it was tried again. */
  readonly changes: readonly string[];
  /** Sentences that go on from the finding's own. */
  readonly because: readonly string[];
}

export interface SarifResult {
  readonly ruleId: string;
  readonly kind: SarifKind;
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly suppressions: readonly unknown[];
  readonly baselineState?: BaselineState;
  readonly [property: string]: unknown;
}

const KINDS: { readonly [Each in Outcome]: SarifKind } = {
  pass: 'pass',
  open: 'open',
  informational: 'informational',
  'not-applicable': 'notApplicable',
  review: 'review',
  fail: 'fail',
};

/** A finding as a result (SARIF 2.1.0 §3.27). What is no failure has the level `none` (§3.27.10), and keeps its own beside. */
export function resultOf(
  finding: Finding,
  ground: Ground,
  { ruleIndex, compared }: { readonly ruleIndex: number; readonly compared?: Compared | undefined },
): SarifResult {
  const { rule, outcome, level, because, sightings } = finding;
  const kind = KINDS[outcome];
  const text = [sentence(because), ...(compared?.because ?? []).map(sentence)].join(' ');
  return {
    ruleId: rule,
    ruleIndex,
    kind,
    level: kind === 'fail' ? level : 'none',
    message: { text: sarifText(text) },
    ...placesOf(finding, ground),
    ...(sightings.length === 0 ? {} : { occurrenceCount: sightings.length }),
    partialFingerprints: fingerprintsOf(finding, ground),
    ...(compared === undefined ? {} : { baselineState: compared.state }),
    suppressions: suppressionsOf(finding),
    properties: propertiesOf(finding, compared),
  };
}

/** A waiver that holds; one that has run out suppresses nothing, and a notification says so. */
function suppressionsOf({ waived }: Finding) {
  if (waived === undefined) return [];
  const { owner, reason, expires } = waived;
  return [
    {
      kind: 'external',
      status: 'accepted',
      justification: `Accepted by ${owner} until ${expires}: ${reason}`,
      properties: { owner, expires },
    },
  ];
}

function propertiesOf(finding: Finding, compared: Compared | undefined) {
  const { id, axis, level, phase, repeats, identifiers, sightings, dpv, cwe, masvs } = finding;
  return {
    finding: id,
    axis,
    findingLevel: level,
    phase,
    repeats,
    identifiers,
    sightings: sightings.length,
    dpv,
    cwe,
    masvs,
    ...(compared === undefined ? {} : { changes: compared.changes }),
  };
}

/** With its full stop. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
