import { isPersonal, type Kind } from '../../case/index.ts';

/*
 * How bad something is, by a table that is printed with every advisory: three things that can be looked up in the
 * examination decide it, and nobody's feeling. The first row that fits is taken.
 */

export const SEVERITY_WORDS = ['critical', 'high', 'medium', 'low'] as const;

export type SeverityWord = (typeof SEVERITY_WORDS)[number];

/** What was said, written, visited, or where somebody was: the thing itself and not only with whom. */
export const CONTENT_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'sms-text',
  'mms-content',
  'clipboard',
  'location',
  'url',
]);

/** What decides, of one thing that was told. */
export interface SeverityFacts {
  readonly isContent: boolean;
  /** Hardware, subscriber or personal, by the class of its kind. */
  readonly isPersonal: boolean;
  /** Without TLS, and neither hashed nor encrypted by itself: anyone on the way could read it. */
  readonly isOpen: boolean;
  /** Before anyone was asked, though refused, after withdrawal, or to somebody that no consent covers. */
  readonly isAgainstConsent: boolean;
}

export interface SeverityRow {
  /** `S1` …: how a statement cites it. */
  readonly id: string;
  readonly word: SeverityWord;
  /** What must be so, as the table says it. */
  readonly when: string;
  readonly fits: (facts: SeverityFacts) => boolean;
}

export const SEVERITY_ROWS: readonly SeverityRow[] = [
  {
    id: 'S1',
    word: 'critical',
    when: 'content (what was written, visited, or where somebody was) left in a form that anyone on the way could read, and nobody had agreed to it',
    fits: ({ isContent, isOpen, isAgainstConsent }) => isContent && isOpen && isAgainstConsent,
  },
  {
    id: 'S2',
    word: 'high',
    when: 'content left, and either anyone on the way could read it or nobody had agreed to it',
    fits: ({ isContent, isOpen, isAgainstConsent }) => isContent && (isOpen || isAgainstConsent),
  },
  {
    id: 'S3',
    word: 'high',
    when: 'something that points at a person, a subscriber or the very phone left in a form that anyone on the way could read, and nobody had agreed to it',
    fits: (facts) => facts.isPersonal && facts.isOpen && facts.isAgainstConsent,
  },
  {
    id: 'S4',
    word: 'medium',
    when: 'something that points at a person, a subscriber or the very phone left, and either anyone on the way could read it or nobody had agreed to it',
    fits: (facts) => facts.isPersonal && (facts.isOpen || facts.isAgainstConsent),
  },
  {
    id: 'S5',
    word: 'low',
    when: 'anything else that a rule forbids',
    fits: () => true,
  },
];

/** A word with the row that gave it: it never stands alone. */
export interface Severity {
  readonly word: SeverityWord;
  readonly row: string;
  readonly when: string;
}

export function severityOf(facts: readonly SeverityFacts[]): Severity {
  const rank = (each: SeverityFacts) => SEVERITY_ROWS.findIndex(({ fits }) => fits(each));
  const first = Math.min(SEVERITY_ROWS.length - 1, ...facts.map(rank));
  const { word, id, when } = SEVERITY_ROWS[first] as SeverityRow;
  return { word, row: id, when };
}

/** The gravest; null of none. */
export function gravest(severities: readonly Severity[]): Severity | null {
  const order = SEVERITY_ROWS.map(({ id }) => id);
  return severities.toSorted((a, b) => order.indexOf(a.row) - order.indexOf(b.row))[0] ?? null;
}

/** Rules by which something left that nobody had agreed to. */
const AGAINST_CONSENT: ReadonlySet<string> = new Set([
  'leaves-before-asked',
  'leaves-though-refused',
  'continues-after-withdrawal',
  'party-not-covered',
]);

/** Rules by which anyone on the way could read it. */
const OPEN: ReadonlySet<string> = new Set(['personal-in-plain-text']);

/** Of one sighting, by the rules whose findings rest on it. */
export function factsOf(kind: Kind, rules: Iterable<string>): SeverityFacts {
  const own = [...rules];
  return {
    isContent: CONTENT_KINDS.has(kind),
    isPersonal: isPersonal(kind),
    isOpen: own.some((rule) => OPEN.has(rule)),
    isAgainstConsent: own.some((rule) => AGAINST_CONSENT.has(rule)),
  };
}

/** `High (row S3 of the severity table: …)`. */
export function severityText({ word, row, when }: Severity): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} (row ${row} of the severity table: ${when})`;
}
