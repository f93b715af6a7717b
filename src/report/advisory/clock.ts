import type { Micros } from '../../base/index.ts';
import type { AdvisoryFile } from '../../case/index.ts';
import { count } from '../amount.ts';
import { DAY, dayOf, momentOf } from './day.ts';

/** Where a disclosure stands: what was done when, what is due, and what to do next. */
export interface DisclosureClock {
  readonly events: readonly ClockEvent[];
  /** What to do next, each a sentence. */
  readonly next: readonly string[];
  /** Something is late. */
  readonly isOverdue: boolean;
}

export interface ClockEvent {
  readonly title: string;
  /** `YYYY-MM-DD`; null: not yet. */
  readonly day: string | null;
  readonly says: string;
}

/** Days after which a vendor that did not answer is asked again. */
export const REMIND_DAYS = 14;

/** `at`: today, by the caller's clock. */
export function disclosureClock(file: AdvisoryFile, at: Micros): DisclosureClock {
  const { vendor, disclosure, revisions } = file;
  const today = Math.floor(at / DAY);
  const daysTo = (written: string) => Math.floor(momentOf(written) / DAY) - today;
  const deadline =
    disclosure === undefined ? null : (disclosure.extended?.at(-1)?.until ?? disclosure.deadline);
  const planned = disclosure?.published ?? revisions[0]?.at;
  // A day that is still to come is a plan: it stops no clock.
  const published = planned !== undefined && daysTo(planned) <= 0 ? planned : undefined;
  const lastAsked = [vendor.asked, ...(disclosure?.reminded ?? [])].flatMap((day) => day ?? []).at(-1);
  const isLate = deadline !== null && published === undefined && daysTo(deadline) < 0;
  const events: ClockEvent[] = [
    event('Vendor asked', vendor.asked, vendor.contact ?? ''),
    ...(disclosure?.reminded ?? []).map((day) => event('Asked again', day, '')),
    event(
      'Vendor answered',
      vendor.answered,
      vendor.response ?? (vendor.asked === undefined ? '' : `asked on ${dayOf(vendor.asked)}, none yet`),
    ),
    ...(disclosure?.extended ?? []).map(({ at: day, until, because }, index, all) => {
      const then = all[index - 1]?.until ?? disclosure?.deadline ?? until;
      const late =
        momentOf(dayOf(day)) > momentOf(dayOf(then)) ? `, after it had passed on ${dayOf(then)}` : '';
      return event('Deadline moved', day, `to ${dayOf(until)}${late}: ${because}`);
    }),
    event('Deadline', deadline ?? undefined, deadline === null ? 'none is set' : distance(daysTo(deadline))),
    event('Fix announced', disclosure?.fixAnnounced, ''),
    event('Retest asked for', disclosure?.retestAsked, ''),
    event('Tested again', disclosure?.retested, ''),
    event(
      'Published',
      published,
      published !== undefined
        ? count(revisions.length, 'version')
        : planned === undefined
          ? ''
          : `planned for ${dayOf(planned)}`,
    ),
  ];
  return { events, next: nextOf(file, { daysTo, deadline, published, lastAsked }), isOverdue: isLate };
}

function event(title: string, written: string | undefined, says: string): ClockEvent {
  return { title, day: written === undefined ? null : dayOf(written), says };
}

function distance(days: number): string {
  return days === 0 ? 'today' : days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`;
}

interface Standing {
  readonly daysTo: (written: string) => number;
  readonly deadline: string | null;
  readonly published: string | undefined;
  readonly lastAsked: string | undefined;
}

function nextOf(
  { vendor, disclosure }: AdvisoryFile,
  { daysTo, deadline, published, lastAsked }: Standing,
): string[] {
  const isAnswered = vendor.answered !== undefined;
  const wanted = [disclosure?.retestAsked, disclosure?.fixAnnounced].flatMap((day) => day ?? []).sort();
  const asked = wanted.at(-1);
  const retested = disclosure?.retested;
  return [
    ...(vendor.asked === undefined && !isAnswered
      ? ['Ask the vendor: --letter vendor writes the letter; then put the day into vendor.asked.']
      : []),
    ...(deadline === null ? ['Set a deadline: disclosure.deadline.'] : []),
    ...(!isAnswered && lastAsked !== undefined && daysTo(lastAsked) <= -REMIND_DAYS
      ? [`There is no answer since ${dayOf(lastAsked)}: ask again, and put the day into disclosure.reminded.`]
      : []),
    ...(asked !== undefined && (retested === undefined || momentOf(retested) < momentOf(asked))
      ? [
          'Test again (telltale run), put the day into disclosure.retested, and make the advisory of all examinations.',
        ]
      : []),
    ...(published === undefined && deadline !== null && daysTo(deadline) <= 0
      ? [
          'The deadline has come: publish (telltale advise), and put the day into disclosure.published and revisions.',
        ]
      : []),
  ];
}
