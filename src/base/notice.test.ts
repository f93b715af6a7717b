import { expect, test } from 'vitest';
import { MOST_NOTICES, type Notice, NoticeBoard } from './notice.ts';

const notice = (code: string, about: number, byteLength?: number): Notice => ({
  code,
  about: `con:${String(about).padStart(5, '0')}`,
  detail: 'odd',
  ...(byteLength === undefined ? {} : { byteLength }),
});

function boardOf(notices: readonly Notice[]): NoticeBoard {
  const board = new NoticeBoard();
  for (const one of notices) board.add(one);
  return board;
}

test('counts what says the same, with its bytes', () => {
  expect(boardOf([notice('b', 1, 3), notice('a', 2), notice('b', 1, 4)]).list()).toEqual([
    { code: 'a', about: 'con:00002', detail: 'odd', times: 1 },
    { code: 'b', about: 'con:00001', detail: 'odd', times: 2, byteLength: 7 },
  ]);
});

test('counts what is too much together, and hides no other code behind it', () => {
  const many = Array.from({ length: MOST_NOTICES + 50 }, (_, i) => notice('many', i, 2));
  const listed = boardOf([...many, notice('other', 1)]).list();
  expect(listed).toHaveLength(MOST_NOTICES + 2);
  expect(listed.find(({ about }) => about === 'many')).toMatchObject({ times: 50, byteLength: 100 });
  expect(listed.at(-1)).toMatchObject({ code: 'other', times: 1 });
});

test('keeps the same, whatever the order and whoever has noticed what', () => {
  const all = Array.from({ length: 4 * MOST_NOTICES }, (_, i) => notice('many', (i * 7_919) % 3_001, 1));
  const whole = boardOf(all).list();
  expect(boardOf(all.toReversed()).list()).toEqual(whole);
  for (const parts of [2, 3]) {
    const merged = new NoticeBoard();
    for (let part = 0; part < parts; part++) {
      const mine = boardOf(all.filter((_, i) => i % parts === part));
      merged.merge(structuredClone(plain(mine)));
    }
    expect(merged.list()).toEqual(whole);
  }
});

/** What a message between threads leaves of it. */
function plain(board: NoticeBoard) {
  return new Map([...board.tally()].map(([code, { kept, more }]) => [code, { kept, more }]));
}
