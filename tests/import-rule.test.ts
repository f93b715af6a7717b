import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importFaults } from './import-rule.ts';

test('every folder imports only what comes before it on the path', () => {
  expect(importFaults(join(import.meta.dirname, '..', 'src'))).toEqual([]);
});

test.each([
  ['decode/a.ts', '../judge/index.ts', 'comes later'],
  ['decode/a.test.ts', '../judge/index.ts', 'comes later'],
  ['report/a.ts', '../decode/layers/gzip.ts', 'past its index.ts'],
  ['judge/deep/a.ts', '../../examine.ts', 'comes later'],
  ['report/a.ts', '../capture/testing/index.ts', 'past its index.ts'],
  ['tools/cli/a.ts', '../../../scripts/generate.ts', 'reaches out of src'],
])('a planted import in %s of %s is named', (file, specifier, fault) => {
  expect(faultsWith(file, specifier)).toEqual([expect.stringContaining(fault)]);
});

test.each([
  ['judge/a.ts', '../decode/index.ts'],
  ['report/a.test.ts', '../capture/testing/index.ts'],
  ['report/a.ts', '../examine.ts'],
  ['examine.ts', './recheck/index.ts'],
  ['index.ts', './tools/index.ts'],
  ['tools/cli/a.ts', '../../../package.json'],
  ['decode/layers/a.ts', '../part.ts'],
])('%s may import %s', (file, specifier) => {
  expect(faultsWith(file, specifier)).toEqual([]);
});

function faultsWith(file: string, specifier: string): string[] {
  const root = join(mkdtempSync(join(tmpdir(), 'import-rule-')), 'src');
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `import { planted } from '${specifier}';\nexport const use = planted;\n`);
  return importFaults(root);
}
