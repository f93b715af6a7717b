import { expect, test } from 'vitest';
import { NoticeBoard } from '../base/index.ts';
import type { Draft } from './draft.ts';
import type { Testimony } from './testify.ts';
import { MOST_PIECES, type TestimonyTally } from './testimonies.ts';
import { toldOf } from './told-of.ts';

const PIECES = Array.from({ length: MOST_PIECES / 8 }, () => ({ index: 0, offset: 0, byteLength: 1 }));

/** A sighting that takes an eighth of the pieces there is room for. */
function draft(serial: number): Draft<Testimony> {
  const item = {
    identifier: 'imei',
    path: `$.${serial}`,
    span: { start: 0, end: 1 },
    forms: [],
    origin: { file: 'a', index: 0, offset: 0, pieces: PIECES },
  } as unknown as Testimony;
  return { key: `msg:${serial % 3}`, at: 5, capture: 0, serial, item };
}

const tally = (sightings: Draft<Testimony>[], opened: Draft<Testimony>[] = []): TestimonyTally => ({
  sightings,
  opened,
  messages: [],
  counts: new Map([['imei', sightings.length + opened.length]]),
  notListed: new Map(),
});

function told(tallies: readonly TestimonyTally[]) {
  const board = new NoticeBoard();
  const { sightings, counts } = toldOf(tallies, board);
  return {
    ids: sightings.map(({ id, message, path }) => [id, message, path]),
    counts,
    notices: board.list().map(({ code, times }) => `${code} ${times}`),
  };
}

test('lists the first of all, and those that a key opened last, however they are shared out', () => {
  const sightings = Array.from({ length: 7 }, (_, i) => draft(i));
  const opened = [draft(1), draft(4)];
  const whole = told([tally(sightings, opened)]);
  expect(whole.ids).toHaveLength(8);
  expect(whole.counts.get('imei')).toBe(9);
  expect(whole.notices).toEqual(['sightings-not-listed 1']);
  const shared = [0, 1, 2].map((share) =>
    tally(
      sightings.filter(({ serial }) => serial % 3 === share),
      opened.filter(({ serial }) => serial % 3 === share),
    ),
  );
  expect(told(shared)).toEqual(whole);
  expect(told(shared.toReversed())).toEqual(whole);
});
