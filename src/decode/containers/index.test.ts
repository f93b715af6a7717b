import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { containers } from './index.ts';

test('every file of the folder is in the list, and nothing else', async () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => !name.endsWith('.test.ts') && !['index.ts', 'container.ts'].includes(name),
  );
  const found: unknown[] = [];
  for (const file of files) {
    const exported: Record<string, unknown> = await import(`./${file.slice(0, -3)}.ts`);
    found.push(...Object.values(exported).filter((value) => typeof value === 'object'));
  }
  expect(new Set(containers)).toEqual(new Set(found));
  expect(containers).toHaveLength(found.length);
});
