import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtInRules, told } from './index.ts';

/** Files of the folder that hold no rule of their own. */
const SHARED = [
  'digest-forms',
  'duration-text',
  'idle-step',
  'index',
  'per-sighting',
  'small-spaces',
  'subject',
  'without-consent',
];

test('each rule has a file of its own and a place in the list', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  const rules = [...builtInRules, told].map(({ id }) => id);
  expect(files.filter((file) => !SHARED.includes(file)).sort()).toEqual(rules.sort());
});
