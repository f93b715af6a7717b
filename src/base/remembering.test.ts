import { expect, test } from 'vitest';
import { MOST_REMEMBERED, remembering } from './remembering.ts';

test('a text is worked out once, and memory does not grow without bound', () => {
  let times = 0;
  const upper = remembering((text) => {
    times += 1;
    return text.toUpperCase();
  });
  expect([upper('a'), upper('a'), upper('b')]).toEqual(['A', 'A', 'B']);
  expect(times).toBe(2);
  for (let i = 0; i < MOST_REMEMBERED; i++) upper(`x${i}`);
  expect(upper('a')).toBe('A');
  expect(times).toBe(MOST_REMEMBERED + 3);
});
