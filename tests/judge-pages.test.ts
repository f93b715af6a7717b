import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleSources } from '../scripts/judge-pages/rule-sources.ts';
import { rulesPages } from '../scripts/judge-pages/rules-pages.ts';
import { builtInRules, told } from '../src/judge/index.ts';
import { sentences } from '../src/judge/testing/index.ts';

const rows = Object.values(ruleSources).flat();

describe('every example says what its page prints', () => {
  const examples = rows.flatMap(({ rule, examples: all }) =>
    all.map((example, index) => ({ rule, id: rule.id, title: example.title ?? String(index + 1), example })),
  );
  test.each(examples)('$id: $title', ({ rule, example }) => {
    expect(sentences(rule, example.given)).toEqual(example.says);
  });
});

test('each rule has a page', () => {
  expect(rows.map(({ rule }) => rule.id).sort()).toEqual([...builtInRules, told].map(({ id }) => id).sort());
});

test('and there is no page of anything else', () => {
  const found = readdirSync(join(import.meta.dirname, '../docs/judge/rules'));
  const pages = rulesPages().map(({ path }) => path.replace('docs/judge/rules/', ''));
  expect(found.sort()).toEqual(pages.sort());
});
