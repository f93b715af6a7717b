import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [0, 'less than a second'],
  [1, '1 second'],
  [61, '1 minute 1 second'],
  [3600, '1 hour'],
  [3605, '1 hour'],
  [7500, '2 hours 5 minutes'],
  [13 * 86_400 + 60, '13 days'],
])('%d s is %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
