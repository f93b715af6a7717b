import { describe, expect, test } from 'vitest';
import { changesOf } from '../scripts/recheck-pages/change-example.ts';
import { differenceOf } from '../scripts/recheck-pages/examples-of-differ.ts';
import { changeRows } from '../scripts/recheck-pages/rows/changes.ts';
import { differExamples } from '../scripts/recheck-pages/rows/differences.ts';
import { CHANGE_KINDS, PROOFS } from '../src/recheck/index.ts';

describe('every example of a retest says what its page prints', () => {
  const examples = changeRows.flatMap(({ kind, examples: all }) =>
    all.map((example) => ({ kind, title: example.title, example })),
  );
  test.each(examples)('$kind: $title', ({ kind, example }) => {
    expect(changesOf(example)).toEqual(example.says);
    expect(example.says[0]).toMatch(new RegExp(`^${kind}: `));
  });
});

test('each kind of change has its section, in their order', () => {
  expect(changeRows.map(({ kind }) => kind)).toEqual(CHANGE_KINDS);
});

test.each(differExamples.map((example) => ({ title: example.title, example })))(
  'every example of a differential proof says what its page prints: $title',
  ({ example }) => {
    const { says, compared } = example;
    expect(differenceOf(example)).toEqual({ says, compared });
  },
);

test('each proof has an example, and so has what is left unsaid', () => {
  const proofs = differExamples.map(({ says }) => says[0]?.split(':')[0] ?? 'nothing');
  expect([...new Set(proofs)].sort()).toEqual([...PROOFS, 'nothing'].sort());
});
