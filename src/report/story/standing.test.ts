import { expect, test } from 'vitest';
import { languages } from '../words/index.ts';
import { standing } from './standing.ts';

test.each([
  ['agreed', 'error', 'Agreed to: fails'],
  ['secured', 'error', 'Secured: fails'],
  [null, 'warning', 'By itself: fails'],
  [null, 'note', 'Only told'],
] as const)('a finding on the axis %s that is a %s says what fails', (axis, level, said) => {
  expect(standing({ axis, level, outcome: 'fail' } as never, languages.en)).toBe(said);
});
