import { expect, test } from 'vitest';
import { verdictOf } from '../scripts/claim-pages/claim-example.ts';
import { predicateRows } from '../scripts/claim-pages/rows/predicates.ts';
import { verdictRows } from '../scripts/claim-pages/rows/verdicts.ts';

const examples = [...predicateRows, ...verdictRows].flatMap(({ name, examples: all }) =>
  all.map((example, index) => ({ name, title: example.title ?? String(index + 1), example })),
);

test.each(examples)('$name: $title', ({ example }) => {
  const { verdict, because } = example;
  expect(verdictOf(example)).toEqual({ verdict, because });
});

test('every verdict has a page that shows it', () => {
  expect(verdictRows.map(({ name }) => name)).toEqual([
    'upheld',
    'refuted',
    'partly',
    'not-tested',
    'untestable',
  ]);
  for (const { name, examples: all } of verdictRows)
    for (const { verdict } of all) expect(verdict).toBe(name);
});
