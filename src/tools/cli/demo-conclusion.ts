import { join } from 'node:path';
import type { Examination } from '../../judge/index.ts';
import { count, wrap } from '../../report/index.ts';
import { type DemoResult, differences, equalsKey } from './demo-table.ts';

/** How much was in sight, and whether what was found equals the answer key. */
export function coverageLines(results: readonly DemoResult[]): string[] {
  const sum = (of: (examination: Examination) => number) =>
    results.reduce((total, { examination }) => total + of(examination), 0);
  return [
    `${sum(({ coverage }) => coverage.bytes.payload).toLocaleString('en')} bytes of payload in ${count(
      sum(({ coverage }) => coverage.connections.total),
      'connection',
    )}: ${sum(({ coverage }) => coverage.bytes.opaque).toLocaleString('en')} opaque, ${sum(({ coverage }) => coverage.bytes.missed).toLocaleString('en')} missed; ${count(
      sum(({ coverage }) => coverage.connections.refused),
      'connection',
    )} refused. SMS were not read.`,
  ];
}

export function keyLines(results: readonly DemoResult[]): string[] {
  const different = results.filter(({ comparison }) => !equalsKey(comparison));
  return [
    different.length === 0
      ? `Found equals the answer key in ${results.length === 1 ? 'the one scenario' : `all ${results.length} scenarios`}.`
      : `Found differs from the answer key in ${different.length} of ${count(results.length, 'scenario')}:`,
    ...different.flatMap(({ comparison }) => differences(comparison)).map((line) => `  ${line}`),
  ];
}

/** Where all of it lies, and how one of the recordings is scanned again. */
export function folderLines(results: readonly DemoResult[], path: string): string[] {
  const first = results[0]?.scenario.id ?? '';
  return [
    `Case folder: ${path} (case.yaml, cases/, recordings/, examinations/, reports/)`,
    `  telltale scan ${join(path, 'recordings', first)} --case ${join(path, 'cases', `${first}.yaml`)}`,
  ];
}

/** What there would be, had a folder been asked for. */
export function offerLines(width: number): string[] {
  return wrap(
    'With --out <folder> it also writes reports (HTML, Markdown, SARIF, JUnit, STIX), an advisory with its circulars, and signed bundles, which it checks.',
    width,
  );
}
