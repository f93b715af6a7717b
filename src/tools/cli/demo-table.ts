import type { Examination } from '../../judge/index.ts';
import { type Column, layTable, printable, share, toldRows } from '../../report/index.ts';
import type { Comparison, Scenario } from '../../specimen/index.ts';

/** A scenario that was carried out, what was found, and how that stands to its answer key. */
export interface DemoResult {
  readonly scenario: Scenario;
  readonly examination: Examination;
  readonly comparison: Comparison;
}

const COLUMNS: readonly Column[] = [
  { title: 'row' },
  { title: 'the phone, and what left it', wraps: true },
  { title: 'basis' },
  { title: 'answer key' },
];

/** The table of what the specimen shows, row by row, as it was found. */
export function demoTable(results: readonly DemoResult[], width: number): string[] {
  return layTable(
    COLUMNS,
    results.flatMap(({ scenario, examination, comparison }) => [
      [scenario.row, scenario.title, scenario.basis, verdict(comparison)],
      ...leftTexts(examination).map((left) => ['', `  ${printable(left)}`, '', '']),
    ]),
    width,
  );
}

/** Whether found and expected are the same, sighting for sighting, unread bytes and unseen identifiers included. */
export function equalsKey({ misses, falseHits, unread, notSeen }: Comparison): boolean {
  return misses.length + falseHits.length + unread.length + notSeen.length === 0;
}

function verdict(comparison: Comparison): string {
  const { expected, found } = comparison;
  return equalsKey(comparison) ? `equal (${found})` : `NOT EQUAL (${found} of ${expected})`;
}

/** `api.account.xiaomi.com (CN, plain): imei1, own.number`, a line for each way; then what could not be read. */
function leftTexts(examination: Examination): string[] {
  const ways = new Map<string, Set<string>>();
  for (const row of toldRows(examination)) {
    const host = row.destination?.host.value ?? 'unknown';
    const from = row.direction === 'response' ? 'answer of ' : '';
    const way = `${from}${host} (${row.countries.join('/') || '?'}, ${row.transport === 'plain' ? 'plain' : 'TLS'})`;
    ways.set(way, (ways.get(way) ?? new Set()).add(row.identifier));
  }
  const { bytes, connections } = examination.coverage;
  const told = [...ways].map(([way, identifiers]) => `${way}: ${[...identifiers].join(', ')}`);
  return [
    ...(told.length === 0 ? ['nothing that could be read'] : told),
    ...(bytes.opaque > 0
      ? [`unread: ${bytes.opaque.toLocaleString('en')} bytes (${share(bytes.opaque, bytes.payload)})`]
      : []),
    ...(connections.refused > 0 ? [`refused the interception: ${connections.refused} connections`] : []),
  ];
}

/** What to say of a scenario that is not as its key says: every difference by name. */
export function differences({ scenario, misses, falseHits, unread, notSeen }: Comparison): string[] {
  return [
    ...misses.map(({ name, expected, found }) => `${scenario}: missed ${name}, ${found} of ${expected}`),
    ...falseHits.map(
      ({ name, expected, found }) => `${scenario}: not in the key: ${name}, ${found} for ${expected}`,
    ),
    ...unread.map((fault) => `${scenario}: ${fault}`),
    ...notSeen.map((fault) => `${scenario}: ${fault}`),
  ];
}
