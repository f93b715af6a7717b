import { isoFromMicros, type Micros, TelltaleError } from '../../base/index.ts';
import type { AdvisoryFile } from '../../case/index.ts';
import type { Examination } from '../../judge/index.ts';
import { DAY, momentOf } from './day.ts';
import type { AdvisoryFault } from './faults/advisory-fault.ts';
import { ADVISORY_FAULTS } from './faults/index.ts';
import { type AdvisoryIssue, type IssueTold, productsWith } from './issue.ts';
import { issuesOf, severityIn } from './issues-of.ts';
import type { Product } from './product.ts';
import { mixedWord, proseOf } from './prose.ts';
import { type Remedy, remediesFor } from './remedies.ts';
import { type Revision, revisionsOf } from './revisions.ts';
import type { Severity } from './severity.ts';
import { staleMarks } from './stale.ts';
import { type AdvisoryTest, testId, testsOf } from './test-of.ts';
import { othersTold } from './told-of.ts';

/** What an advisory is made of. Time is the caller's: nothing here has a clock. */
export interface AdviseInput {
  /** One or several, of one model. */
  readonly examinations: readonly Examination[];
  readonly file: AdvisoryFile;
  readonly at: Micros;
  readonly tool: { readonly name: 'telltale'; readonly version: string };
}

/** All that every writing of an advisory (CSAF, page, circular, notice) is made of. */
export interface Advisory {
  readonly file: AdvisoryFile;
  readonly tool: AdviseInput['tool'];
  /** When it was made; ISO 8601. */
  readonly at: string;
  /** By time. */
  readonly tests: readonly AdvisoryTest[];
  readonly products: readonly Product[];
  /** The gravest first; none: it is informational. */
  readonly issues: readonly (AdvisoryIssue & { readonly remedies: readonly Remedy[] })[];
  /** Of all that affects something or is not settled, taken together; null where nothing does. */
  readonly severity: Severity | null;
  /** What was told and no rule forbids. */
  readonly others: readonly IssueTold[];
  readonly revisions: readonly Revision[];
  /** Why it must not be relied on as it is; none: it is not stale. */
  readonly stale: readonly string[];
}

/** Makes an advisory, or refuses to: throws `advisory-refused` with every fault, by its number. */
export function advise({ examinations, file, at, tool }: AdviseInput): Advisory {
  const draft = { examinations, file, at };
  refuse((fault) => fault.inDraft?.(draft) ?? []);
  refuseRepeated(examinations);
  refuseFuture(file, at);
  refuseUnreadable(file, examinations);
  refuseTooMany(file);
  const { tests, products } = testsOf(examinations);
  const found = issuesOf(tests, products);
  const issues = found.map((issue) => ({
    ...issue,
    remedies: remediesFor(issue, { issues: found, products, tests, file }),
  }));
  refuse((fault) => fault.inWorked?.({ ...draft, tests, products, issues }) ?? []);
  const open = issues.filter(
    (issue) =>
      productsWith(issue, 'known_affected').length + productsWith(issue, 'under_investigation').length > 0,
  );
  return {
    file,
    tool,
    at: isoFromMicros(at).replace(/\.0+Z$/, 'Z'),
    tests,
    products,
    issues,
    severity: open.length === 0 ? null : severityIn(open.flatMap(({ findings }) => findings)),
    others: tests.flatMap((test) => othersTold(test)),
    revisions: revisionsOf(file, tests, at),
    stale: staleMarks(file, tests, at),
  };
}

function refuse(sentencesOf: (fault: AdvisoryFault) => readonly string[]): void {
  const lines = ADVISORY_FAULTS.flatMap((fault) =>
    sentencesOf(fault).map((sentence) => `  fault ${fault.number} (${fault.id}): ${sentence}`),
  );
  if (lines.length > 0)
    throw new TelltaleError('advisory-refused', ['this advisory is refused:', ...lines].join('\n'));
}

/** What has happened cannot be dated after the advisory; a clock may be a day ahead of another. */
function refuseFuture(file: AdvisoryFile, at: Micros): void {
  const { disclosure = { deadline: '1970-01-01' } } = file;
  const dates: readonly (readonly [where: string, written: string | undefined])[] = [
    ['vendor.asked', file.vendor.asked],
    ['vendor.answered', file.vendor.answered],
    ['disclosure.fixAnnounced', disclosure.fixAnnounced],
    ['disclosure.retestAsked', disclosure.retestAsked],
    ['disclosure.retested', disclosure.retested],
    ...file.reported.flatMap(({ id, at: tested, read, revised }) => [
      [`report "${id}": at`, tested] as const,
      [`report "${id}": read`, read] as const,
      [`report "${id}": revised`, revised] as const,
    ]),
    ...file.proceedings.flatMap(({ opened, closed, read }, index) => [
      [`proceedings[${index}].opened`, opened] as const,
      [`proceedings[${index}].closed`, closed] as const,
      [`proceedings[${index}].read`, read] as const,
    ]),
    ...file.retests.map((retest, index) => [`retests[${index}].at`, retest.at] as const),
    ...file.revisions.map((revision, index) => [`revisions[${index}].at`, revision.at] as const),
  ];
  const wrong = dates.filter(([, written]) => written !== undefined && momentOf(written) > at + DAY);
  if (wrong.length > 0)
    throw new TelltaleError(
      'advisory-refused',
      `this advisory is refused: it is made on ${isoFromMicros(at).slice(0, 10)}, before ${wrong.map(([where]) => where).join(', ')}; give the day that it is made on, or mend the date`,
    );
}

/** A word of two alphabets is one to an eye and another to every check. */
function refuseUnreadable(file: AdvisoryFile, examinations: readonly Examination[]): void {
  for (const { where, text } of proseOf(file, examinations)) {
    const word = mixedWord(text);
    if (word !== null)
      throw new TelltaleError(
        'advisory-refused',
        `this advisory is refused: ${where} has the word "${word}" with letters of two alphabets; write it with those of one`,
      );
  }
}

/** What may not be passed on to everybody cannot be for everybody (TLP 2.0). */
function refuseTooMany({ tlp, status, audiences }: AdvisoryFile): void {
  const everybody = audiences.find(({ id, title }) =>
    /\b(?:public|everybody|everyone|press)\b/iu.test(`${id} ${title}`),
  );
  if (status === 'final' && tlp !== 'WHITE' && everybody !== undefined)
    throw new TelltaleError(
      'advisory-refused',
      `this advisory is refused: it is TLP:${tlp}, and the audience "${everybody.id}" is everybody; make it WHITE, or leave that audience out`,
    );
}

function refuseRepeated(examinations: readonly Examination[]): void {
  const ids = examinations.map(testId);
  if (new Set(ids).size < ids.length)
    throw new TelltaleError(
      'advisory-refused',
      'this advisory is refused: two of the examinations are of the same captures; give the newer of them alone',
    );
}
