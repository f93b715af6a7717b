import type { Examination } from '../../judge/index.ts';
import { comparisonOf, stillForbidden } from '../../recheck/index.ts';
import {
  languages,
  renderHtml,
  renderJunit,
  renderJunitComparison,
  renderMarkdown,
  renderSarif,
  renderStix,
} from '../../report/index.ts';
import { comparisonText } from './comparison-text.ts';
import type { DemoFolder } from './demo-folder.ts';
import { AFTER, BEFORE, FOUNDING } from './demo-retests.ts';
import { TOOL } from './examine-capture.ts';
import { levelsOf } from './status-of.ts';

/** Columns of a text that nobody's terminal has asked for. */
const WIDTH = 100;

/** Which files a scenario has: a page always, for other tools only where something was found or a test of 2014 is behind it. */
export function isForTools({ findings }: Examination, scenario: string): boolean {
  return findings.length > 0 || FOUNDING.includes(scenario);
}

/** Writes an examination for people and, where it is worth it, for other tools. */
export function writeReports(folder: DemoFolder, scenario: string, examination: Examination): void {
  const write = (ending: string, text: string | Iterable<string>) =>
    folder.write(`reports/${scenario}/${scenario}.${ending}`, text);
  write('html', renderHtml(examination, { words: languages.en, reveal: false }));
  if (scenario === BEFORE || scenario === AFTER)
    write('de.html', renderHtml(examination, { words: languages.de, reveal: false }));
  if (!isForTools(examination, scenario)) return;
  write('md', renderMarkdown(examination, { words: languages.en, reveal: false }));
  write('sarif', renderSarif(examination));
  write('junit.xml', renderJunit(examination, { levels: levelsOf('error') }));
  write('stix.json', renderStix(examination));
}

/** Writes what the update changed: for reading, and for the pipeline of whoever made the phone. */
export function writeRetest(folder: DemoFolder, before: Examination, after: Examination): void {
  const comparison = comparisonOf(before, after, TOOL);
  const forbidden = stillForbidden(comparison.changes, after, levelsOf('error'));
  folder.write('reports/retest/retest.txt', comparisonText(comparison, WIDTH));
  folder.write('reports/retest/retest.json', `${JSON.stringify(comparison, null, 2)}\n`);
  folder.write(
    'reports/retest/retest.sarif',
    renderSarif(after, { baseline: { before, changes: comparison.changes } }),
  );
  folder.write('reports/retest/retest.junit.xml', renderJunitComparison(comparison, forbidden));
}
