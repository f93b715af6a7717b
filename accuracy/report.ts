import { type Breakdown, type Measure, type Results, THRESHOLDS } from './score/results.ts';
import { type Row, share } from './score/tally.ts';
import { notGenerated } from './supported.ts';

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

const LABELS: Readonly<Record<Measure, string>> = {
  recallToDepth3: 'recall, depth ≤ 3',
  recallToDepth6: 'recall, depth ≤ 6',
  falsePerThousandClean: 'false hits per 1,000 clean',
  namedRight: 'layers and forms named right',
  walkedBack: 'walked back to the file',
};

/** The whole report as lines. */
export function report(results: Results, seconds: number): string[] {
  const { messages, clean, hidden, notYet } = results;
  return [
    `${messages} messages in ${seconds.toFixed(1)} s: ${hidden} hide what is found by now, ${notYet.hidden} what is not yet, ${clean} are clean`,
    '',
    ...(Object.keys(THRESHOLDS) as Measure[]).map((name) => measured(name, results)),
    `  ${'sightings of something else'.padEnd(32)}${results.falseElsewhere} in messages that are not clean`,
    '',
    ...breakdown(results.supported),
    `not yet: ${notYet.found} of ${notYet.hidden} found all the same`,
    ...rows('form, not yet', results.unsupported.forms),
    ...rows('layer, not yet', results.unsupported.layers),
    'not hidden yet:',
    ...notGenerated.map(([what, because]) => `  ${what}: ${because}`),
  ];
}

function measured(name: Measure, { measures, failed }: Results): string {
  const isRate = name === 'falsePerThousandClean';
  const shown = (value: number) => (isRate ? value.toFixed(2) : percent(value));
  const wanted = `${isRate ? '≤' : '≥'} ${shown(THRESHOLDS[name])}`;
  return `  ${LABELS[name].padEnd(32)}${shown(measures[name]).padStart(8)}   ${wanted}${failed.includes(name) ? '   MISSED' : ''}`;
}

function breakdown({ depths, layers, forms, kinds, containers, locations }: Breakdown): string[] {
  return [
    ...rows('depth', depths),
    ...rows('layer', layers),
    ...rows('form', forms),
    ...rows('kind', kinds),
    ...rows('container', containers),
    ...rows('location', locations),
  ];
}

function rows(title: string, list: readonly Row[]): string[] {
  if (list.length === 0) return [];
  const width = Math.max(title.length, ...list.map(({ name }) => name.length)) + 2;
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(width) : cell.padStart(9))).join('');
  return [
    line([title, 'hidden', 'found', 'recall', 'named']),
    ...list.map(({ name, hidden, found, named }) =>
      line([
        name,
        String(hidden),
        String(found),
        percent(share(found, hidden)),
        found === 0 ? '' : percent(share(named, found)),
      ]),
    ),
    '',
  ];
}
