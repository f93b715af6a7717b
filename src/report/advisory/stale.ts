import type { Micros } from '../../base/index.ts';
import type { AdvisoryFile } from '../../case/index.ts';
import { count } from '../amount.ts';
import { DAY, dayOf, momentOf } from './day.ts';
import { buildsOf } from './revisions.ts';
import type { AdvisoryTest } from './test-of.ts';

/** Days past which evidence is old whatever a file sets: builds change within months. */
export const MOST_STALE_DAYS = 730;

/** Why an advisory must not be relied on as it is, and what to run again; each is a sentence or two. */
export function staleMarks(
  file: AdvisoryFile,
  tests: readonly AdvisoryTest[],
  at: Micros,
): readonly string[] {
  const newest = tests.at(-1);
  if (newest === undefined) return [];
  const evidence = momentOf(newest.to);
  const day = dayOf(newest.to);
  const again = `Test build ${buildsOf(newest)} and the newest build again (telltale run), and make the advisory of all examinations.`;
  const age = Math.floor((at - evidence) / DAY);
  const most = Math.min(file.staleAfterDays, MOST_STALE_DAYS);
  const isNewer = (written: string | undefined) =>
    written !== undefined && momentOf(dayOf(written)) > momentOf(day);
  return [
    ...(age > most
      ? [
          `Its evidence is ${count(age, 'day')} old (${day}), more than the ${most} that ${most < file.staleAfterDays ? 'count at most' : 'were set'}. ${again}`,
        ]
      : []),
    ...file.retests
      .filter((retest) => isNewer(retest.at))
      .map(
        (retest) =>
          `${retest.by} tested again on ${dayOf(retest.at)}, and its evidence is of ${day}. Examine that retest and give it too; where its captures cannot be had: ${again}`,
      ),
    ...file.reported
      .filter((report) => report.retest === true && isNewer(report.at))
      .map(
        (report) =>
          `A retest is reported by ${report.by} of ${dayOf(report.at)}, and its evidence is of ${day}. ${again}`,
      ),
    ...(isNewer(file.disclosure?.retested)
      ? [
          `It was tested again on ${dayOf(file.disclosure?.retested as string)}, and its evidence is of ${day}. Examine that retest and give it too.`,
        ]
      : []),
    ...(isNewer(file.disclosure?.fixAnnounced)
      ? [
          `The vendor announced a fix on ${dayOf(file.disclosure?.fixAnnounced as string)}, and its evidence is of ${day}. ${again}`,
        ]
      : []),
    ...file.reported
      .filter(isReportStale)
      .map(
        (report) =>
          `The report of ${report.by} that it cites was read on ${dayOf(report.read)} and revised on ${dayOf(report.revised as string)}. Read it again, and change \`says\` and \`read\`.`,
      ),
  ];
}

/** Whether a source was revised after it was read. */
export function isReportStale({ read, revised }: AdvisoryFile['reported'][number]): boolean {
  return revised !== undefined && momentOf(revised) > momentOf(read);
}
