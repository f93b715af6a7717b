import { isoFromMicros, type Micros } from '../../base/index.ts';
import type { AdvisoryFile } from '../../case/index.ts';
import { type ChangeKind, compare } from '../../recheck/index.ts';
import { count } from '../amount.ts';
import { dayOf, momentOf, timeOf } from './day.ts';
import type { AdvisoryTest } from './test-of.ts';

/** One version of an advisory, with the tests that it rests on. */
export interface Revision {
  /** From 1. */
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly summary: string;
  /** Ids. */
  readonly tests: readonly string[];
  /** Whom it was sent to; of the newest, whom it is for. */
  readonly sentTo: readonly string[];
  /** Not published yet: the file does not list it. */
  readonly isNew: boolean;
}

/** What was published, and, where a test or a word came since, the version that this makes. `at`: when it is made. */
export function revisionsOf(
  file: AdvisoryFile,
  tests: readonly AdvisoryTest[],
  at: Micros,
): readonly Revision[] {
  const published = file.revisions.map((revision, index): Revision => {
    const own = revision.tests ?? doneBy(tests, revision.at);
    const before = file.revisions[index - 1];
    const earlier = before === undefined ? [] : (before.tests ?? doneBy(tests, before.at));
    return {
      number: index + 1,
      at: timeOf(revision.at),
      summary: revision.summary ?? summaryOf(tests, { own, earlier }),
      tests: own,
      sentTo: revision.sentTo ?? recipientsOf(file),
      isNew: false,
    };
  });
  const last = published.at(-1);
  const all = tests.map(({ id }) => id);
  const unpublished = all.filter((id) => last?.tests.includes(id) !== true);
  const news = last === undefined ? [] : newsSince(file, last.at);
  if (last !== undefined && unpublished.length === 0 && news.length === 0) return published;
  const parts = [
    ...(unpublished.length > 0 ? [summaryOf(tests, { own: all, earlier: last?.tests ?? [] })] : []),
    ...news,
  ];
  return [
    ...published,
    {
      number: published.length + 1,
      at: isoFromMicros(at).replace(/\.0+Z$/, 'Z'),
      summary: parts.join(' '),
      tests: all,
      sentTo: recipientsOf(file),
      isNew: true,
    },
  ];
}

export function recipientsOf({ audiences }: AdvisoryFile): string[] {
  return [...new Set(audiences.flatMap(({ recipients }) => recipients))];
}

function doneBy(tests: readonly AdvisoryTest[], at: string): string[] {
  return tests.filter(({ to }) => momentOf(to) <= momentOf(at)).map(({ id }) => id);
}

const KIND_WORDS: { readonly [Kind in ChangeKind]: string } = {
  weakened: 'weakened',
  new: 'new',
  persists: 'persist',
  relocated: 'went elsewhere',
  obfuscated: 'better protected',
  'not-tested': 'not tested',
  'not-exercised-again': 'not tried again',
  fixed: 'fixed',
};

/** What is new in a version, test by test. */
function summaryOf(
  tests: readonly AdvisoryTest[],
  { own, earlier }: { readonly own: readonly string[]; readonly earlier: readonly string[] },
): string {
  const fresh = tests.filter(({ id }) => own.includes(id) && !earlier.includes(id));
  const sentences = fresh.map((test) => {
    const [first] = tests;
    const what = `${dayOf(test.to)} (build ${buildsOf(test)})`;
    if (first === undefined || first === test) return `Test of ${what}.`;
    const kinds = Map.groupBy(compare(first.examination, test.examination), ({ kind }) => kind);
    const counts = [...kinds].map(([kind, changes]) => `${changes.length} ${KIND_WORDS[kind]}`);
    return `Test of ${what}, held against the first: ${counts.length === 0 ? 'nothing was told in either' : counts.join(', ')}.`;
  });
  const opening = earlier.length === 0 && fresh.length > 0 ? 'First version. ' : '';
  return sentences.length === 0
    ? `No new test; it rests on ${count(own.length, 'test')}.`
    : `${opening}${sentences.join(' ')}`;
}

export function buildsOf({ phases, examination }: AdvisoryTest): string {
  const builds = phases.map(({ build }) => build ?? examination.case.device.build ?? 'unknown');
  return [...new Set(builds)].sort().join(', ');
}

/** What came since the last version and is no test of ours. */
function newsSince(file: AdvisoryFile, last: string): string[] {
  const isSince = (written: string | undefined) =>
    written !== undefined && momentOf(written) > momentOf(last);
  return [
    ...(isSince(file.vendor.answered)
      ? [`The vendor's answer of ${dayOf(file.vendor.answered as string)}.`]
      : []),
    ...file.reported
      .filter(({ read }) => isSince(read))
      .map(({ by, at }) => `The report of ${by} of ${dayOf(at)} is cited.`),
    ...file.proceedings
      .filter(({ read }) => isSince(read))
      .map(({ authority, read }) => `What ${authority} asked, as of ${dayOf(read)}.`),
  ];
}
