import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assemblyModules } from '../scripts/assembly-modules.ts';
import { exampleFiles } from '../scripts/example-files.ts';
import { generatedFiles } from '../scripts/generated-files.ts';

const inRepository = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url));

test.each([...generatedFiles(), ...(await assemblyModules())].map(({ path, text }) => [path, text]))(
  '%s is what the code generates (npm run generate)',
  (path, text) => {
    expect(inRepository(path).toString('utf8')).toBe(text);
  },
);

test.each(exampleFiles().map(({ path, bytes }) => [path, bytes] as const))(
  '%s is what the code generates (npm run generate)',
  (path, bytes) => {
    expect(Buffer.compare(inRepository(path), bytes)).toBe(0);
  },
);
