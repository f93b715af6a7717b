import type { Advisory } from './advise.ts';
import { type AdvisoryIssue, type IssueStatus, isFault } from './issue.ts';
import { productOfFinding, statusesOf } from './status-of.ts';

/** What became of one finding: settled by a later test, seen again, or not tried again as it was. */
export type RetestOutcome = 'resolved' | 'unresolved' | 'not-exercised';

export interface AcknowledgedFinding {
  readonly finding: string;
  readonly rule: string;
  readonly because: string;
  readonly outcome: RetestOutcome;
  /** What the outcome rests on. */
  readonly basis: readonly string[];
}

/** `telltale: acknowledgement/1`: for the vendor, what a retest says of each finding. To be signed as these bytes. */
export interface Acknowledgement {
  readonly telltale: 'acknowledgement/1';
  readonly advisory: { readonly id: string; readonly version: number };
  readonly at: string;
  readonly tool: Advisory['tool'];
  readonly product: {
    readonly vendor: string;
    readonly model: string;
    readonly build: string;
    readonly setup: string | null;
  };
  /** Ids of the tests that looked at it. */
  readonly tests: readonly string[];
  readonly findings: readonly AcknowledgedFinding[];
}

/** One for each product that the first test did not look at. */
export function acknowledgements(advisory: Advisory): Acknowledgement[] {
  const { issues, products, tests, revisions, file, at, tool } = advisory;
  const [first] = tests;
  const before = new Set(first === undefined ? [] : [...first.productOf.values()]);
  return products
    .filter(({ id }) => !before.has(id))
    .map(({ id, vendor, model, build, setup }) => ({
      telltale: 'acknowledgement/1',
      advisory: { id: file.id, version: revisions.at(-1)?.number ?? 1 },
      at,
      tool,
      product: { vendor, model, build, setup },
      tests: tests.filter(({ productOf }) => [...productOf.values()].includes(id)).map((test) => test.id),
      findings: issues.flatMap((issue) => acknowledged(issue, id, advisory)),
    }));
}

/** The document's bytes. */
export function renderAcknowledgements(advisory: Advisory): string {
  return `${JSON.stringify(acknowledgements(advisory), null, 2)}\n`;
}

/** Each finding by itself: that one identifier is still sent does not make another's finding unresolved. */
function acknowledged(
  { rule, axis, findings }: AdvisoryIssue,
  product: string,
  { products, tests }: Advisory,
): AcknowledgedFinding[] {
  const isOwn = ({ test, finding }: (typeof findings)[number]) => productOfFinding(test, finding) === product;
  const known = products.filter(({ id }) => id === product);
  return findings
    .filter((each) => isFault(each.finding) && !isOwn(each))
    .map((each) => {
      const again = findings.filter((other) => isOwn(other) && isAlike(other.finding, each.finding));
      const [status] = statusesOf({ axis, findings: [each, ...again] }, known, tests);
      return {
        finding: each.finding.id,
        rule,
        because: each.finding.because,
        outcome: outcomeOf(status),
        basis: status?.because ?? [],
      };
    });
}

type Alike = Pick<AdvisoryIssue['findings'][number]['finding'], 'identifiers' | 'destination'>;

function isAlike(one: Alike, other: Alike): boolean {
  return other.identifiers.length === 0
    ? one.destination === other.destination
    : one.identifiers.some((id) => other.identifiers.includes(id));
}

function outcomeOf(status: IssueStatus | undefined): RetestOutcome {
  switch (status?.status) {
    case 'known_affected':
      return 'unresolved';
    case 'fixed':
      return 'resolved';
    // Not affected by an earlier test alone: what came after has not been tried again.
    default:
      return 'not-exercised';
  }
}
