import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assemblyModules } from './assembly-modules.ts';
import { exampleFiles } from './example-files.ts';
import { generatedFiles } from './generated-files.ts';

/** Writes every file that follows from the code; `tests/generated.test.ts` proves that they are current. */
const root = join(import.meta.dirname, '..');

for (const { path, content } of [
  ...[...generatedFiles(), ...(await assemblyModules())].map(({ path, text }) => ({ path, content: text })),
  ...exampleFiles().map(({ path, bytes }) => ({ path, content: bytes })),
]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
