import { dayOf, momentOf } from '../day.ts';
import { testId, timesOf } from '../test-of.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

export const ignoredRetest: AdvisoryFault = {
  id: 'ignored-retest',
  number: 5,
  title: 'A retest that exists and is not mentioned',
  in2014: 'It did not say a word of the retest of 14 August, two months old by then.',
  refused:
    'Examinations without one that the file lists under `retests` as ours (by its id or its file), or that an earlier revision rested on. A retest of somebody else cannot be left out: it is in the file and is told; where it is newer than the evidence, the advisory is marked as stale.',
  inDraft: ({ examinations, file }) => {
    const given = new Set(examinations.map(testId));
    const days = new Set(
      examinations.flatMap((examination) => {
        const times = timesOf(examination);
        return times === null ? [] : [dayOf(times.from), dayOf(times.to)];
      }),
    );
    const missing = file.retests.filter(({ test, examination, at }) =>
      test !== undefined ? !given.has(test) : examination !== undefined && !days.has(dayOf(at)),
    );
    const dropped = file.revisions.flatMap(({ tests = [] }, index) =>
      tests.filter((id) => !given.has(id)).map((id) => ({ id, number: index + 1 })),
    );
    const ended = examinations.flatMap((examination) => timesOf(examination)?.to ?? []).sort();
    const onNothing = file.revisions.flatMap(({ tests, at }, index) =>
      tests === undefined && !(momentOf(ended[0] ?? at) <= momentOf(at)) ? [index + 1] : [],
    );
    return [
      ...onNothing.map(
        (number) =>
          `version ${number} was published before any of the examinations; give those that it rests on too`,
      ),
      ...missing.map(
        ({ at, by, test, examination }) =>
          `the retest of ${dayOf(at)} by ${by} exists and is not among the examinations; give ${examination ?? `the one with the id ${test}`} too`,
      ),
      ...dropped.map(
        ({ id, number }) =>
          `version ${number} rests on the test ${id}, which is not among the examinations; give it too`,
      ),
    ];
  },
};
