import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from './options.ts';
import { type Results, THRESHOLDS } from './score/results.ts';
import type { Row } from './score/tally.ts';

/** Writes what a whole run came to; gives the file's name. It holds no path, no name of a machine and no value. */
export function writeRecord(results: Results, { options, date }: { options: Options; date: string }): string {
  const { supported, unsupported, ...sums } = results;
  const record = {
    accuracy: 'record/1',
    date,
    node: process.version,
    seed: options.seed,
    thresholds: THRESHOLDS,
    ...sums,
    supported: Object.fromEntries(Object.entries(supported).map(([name, rows]) => [name, table(rows)])),
    notYetFound: { forms: table(unsupported.forms), layers: table(unsupported.layers) },
  };
  const folder = join(import.meta.dirname, 'records');
  mkdirSync(folder, { recursive: true });
  const name = `${date}.json`;
  writeFileSync(
    join(folder, name),
    `${JSON.stringify(record, null, 2).replace(/\[\n\s+(\d+),\n\s+(\d+),\n\s+(\d+)\n\s+\]/g, '[$1, $2, $3]')}\n`,
  );
  return name;
}

/** Hidden, found and named right, by name. */
function table(rows: readonly Row[]): Record<string, readonly [number, number, number]> {
  return Object.fromEntries(
    rows.map(({ name, hidden, found, named }) => [name, [hidden, found, named] as const]),
  );
}
