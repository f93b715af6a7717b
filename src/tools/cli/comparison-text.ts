import type { ChangeKind, Comparison } from '../../recheck/index.ts';
import { printable, wrap } from '../../report/index.ts';

const TITLES: { readonly [Kind in ChangeKind]: string } = {
  weakened: 'Weakened',
  new: 'New',
  persists: 'Persists',
  relocated: 'Relocated',
  obfuscated: 'Obfuscated',
  'not-tested': 'Not tested',
  'not-exercised-again': 'Not exercised again',
  fixed: 'Fixed',
};

/** A comparison for reading: how many changes of each kind, then each with its sentence. */
export function comparisonText({ before, after, counts, changes }: Comparison, width: number): string {
  const kinds = (Object.keys(TITLES) as ChangeKind[]).filter((kind) => counts[kind] > 0);
  const summary = kinds.map((kind) => `${counts[kind]} ${TITLES[kind].toLowerCase()}`).join(', ');
  return [
    ...wrap(`${sideText(before)} → ${sideText(after)}`, width),
    summary === '' ? 'Nothing was told before, and nothing after.' : summary,
    ...kinds.flatMap((kind) => [
      '',
      TITLES[kind],
      ...changes
        .filter((change) => change.kind === kind)
        .flatMap(({ because }) => wrap(`  ${sentence(printable(because))}`, width)),
    ]),
    '',
  ].join('\n');
}

function sideText({ case: { title }, captures, builds }: Comparison['before']): string {
  const files = captures.map(({ file }) => file).join(', ');
  const build = builds.length === 0 ? '' : ` (${builds.join(', ')})`;
  return printable(`${title ?? files}${build}`);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
