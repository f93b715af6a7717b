import { expect, test } from 'vitest';
import { type Draft, messageIds } from './draft.ts';

const draft = (key: string, at: number, serial: number): Draft<string> => ({
  key,
  at,
  capture: 0,
  serial,
  item: '',
});

test('drafts of one message share an id, and equal messages are told apart by time', () => {
  const late = draft('msg:a', 20, 7);
  const early = draft('msg:a', 10, 9);
  const sameAsEarly = draft('msg:a', 10, 9);
  const other = draft('msg:b', 15, 8);
  const ids = messageIds([late, early, other, sameAsEarly]);
  expect(ids.get(early)).toBe('msg:a');
  expect(ids.get(sameAsEarly)).toBe('msg:a');
  expect(ids.get(other)).toBe('msg:b');
  expect(ids.get(late)).toMatch(/^msg:[0-9a-f]{16}$/);
});

test('equal messages of one moment are two messages', () => {
  const [one, other] = [draft('msg:a', 10, 1), draft('msg:a', 10, 2)];
  const ids = messageIds([one, other]);
  expect(ids.get(one)).not.toBe(ids.get(other));
});
