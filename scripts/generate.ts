import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleFiles } from './example-files.ts';
import { generatedFiles } from './generated-files.ts';
import { searchBlockModule } from './search-block-module.ts';

/** Writes every file that follows from the code; `tests/generated.test.ts` proves that they are current. */
const root = join(import.meta.dirname, '..');

for (const { path, content } of [
  ...[...generatedFiles(), await searchBlockModule()].map(({ path, text }) => ({ path, content: text })),
  ...exampleFiles().map(({ path, bytes }) => ({ path, content: bytes })),
]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
