import { describe, expect, test } from 'vitest';
import { disclosureClock } from './clock.ts';
import { AT, fileWith } from './testing/index.ts';

const clock = (given: Readonly<Record<string, unknown>>, at = AT) => disclosureClock(fileWith(given), at);
const ANSWERED = { asked: '2014-08-07', answered: '2014-08-10', response: 'It will be opt-in.' };

test('it says what was done when, and what is due', () => {
  const { events, isOverdue } = clock({
    vendor: ANSWERED,
    disclosure: {
      deadline: '2014-10-01',
      extended: [{ at: '2014-09-28', until: '2014-11-05', because: 'an update is announced' }],
    },
  });
  expect(events.map(({ title, day, says }) => `${title} ${day} ${says}`.trim())).toEqual([
    'Vendor asked 2014-08-07',
    'Vendor answered 2014-08-10 It will be opt-in.',
    'Deadline moved 2014-09-28 to 2014-11-05: an update is announced',
    'Deadline 2014-11-05 in 16 days',
    'Fix announced null',
    'Retest asked for null',
    'Tested again null',
    'Published null',
  ]);
  expect(isOverdue).toBe(false);
});

describe('what to do next', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      'nobody was asked',
      { status: 'draft', vendor: { notAsked: 'x' }, disclosure: { deadline: '2014-12-01' } },
      /^Ask the vendor/,
    ],
    ['no deadline', { vendor: ANSWERED }, /^Set a deadline/],
    [
      'no answer for long',
      { disclosure: { deadline: '2014-12-01' } },
      /^There is no answer since 2014-08-07: ask again/,
    ],
    ['asked again a week ago', { disclosure: { deadline: '2014-12-01', reminded: ['2014-10-13'] } }, /^$/],
    [
      'a fix that nobody has tested',
      { vendor: ANSWERED, disclosure: { deadline: '2014-12-01', fixAnnounced: '2014-08-10' } },
      /^Test again/,
    ],
    [
      'a retest from before the fix',
      {
        vendor: ANSWERED,
        disclosure: { deadline: '2014-12-01', fixAnnounced: '2014-08-10', retested: '2014-08-09' },
      },
      /^Test again/,
    ],
    [
      'tested since',
      {
        vendor: ANSWERED,
        disclosure: { deadline: '2014-12-01', fixAnnounced: '2014-08-10', retested: '2014-08-14' },
      },
      /^$/,
    ],
    [
      'the deadline is today',
      { vendor: ANSWERED, disclosure: { deadline: '2014-10-20' } },
      /^The deadline has come: publish/,
    ],
  ])('%s', (_, given, says) => {
    expect(clock(given).next.join('\n')).toMatch(says);
  });
});

test.each<[string, Record<string, unknown>, boolean]>([
  ['the day before', { deadline: '2014-10-21' }, false],
  ['the day itself', { deadline: '2014-10-20' }, false],
  ['the day after', { deadline: '2014-10-19' }, true],
  ['published', { deadline: '2014-10-19', published: '2014-10-18' }, false],
])('late, seen from a deadline: %s', (_, disclosure, isOverdue) => {
  expect(clock({ vendor: ANSWERED, disclosure }).isOverdue).toBe(isOverdue);
});

test('a day of publication that is still to come stops no clock', () => {
  const { isOverdue, events } = clock({
    vendor: ANSWERED,
    disclosure: { deadline: '2014-09-01', published: '2030-01-01' },
  });
  expect(isOverdue).toBe(true);
  expect(events.at(-1)).toEqual({ title: 'Published', day: null, says: 'planned for 2030-01-01' });
});

test('a deadline that was moved after it had passed is told as that', () => {
  const { events } = clock({
    vendor: ANSWERED,
    disclosure: {
      deadline: '2014-09-01',
      extended: [{ at: '2014-10-01', until: '2014-12-01', because: 'a fix' }],
    },
  });
  expect(events.find(({ title }) => title === 'Deadline moved')?.says).toBe(
    'to 2014-12-01, after it had passed on 2014-09-01: a fix',
  );
});
