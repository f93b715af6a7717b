import type { Examination } from '../../judge/index.ts';
import { count, printable, share, toldRows, wrap } from '../../report/index.ts';
import type { Comparison, Scenario } from '../../specimen/index.ts';

/** A scenario that was carried out, what was found, and how that stands to its answer key. */
export interface DemoResult {
  readonly scenario: Scenario;
  readonly examination: Examination;
  readonly comparison: Comparison;
}

/** What the specimen shows, row by row, as it was found: a block for each, every way out on a line of its own. */
export function demoTable(results: readonly DemoResult[], width: number): string[] {
  return results.flatMap(({ scenario, examination, comparison }) => [
    ...wrap(`${numberOf(scenario).padEnd(5)}${scenario.title}`, width),
    ...leftTexts(examination).flatMap((left) => wrap(`       ${printable(left)}`, width)),
    ...(scenario.chosen.length === 0 ? [] : wrap(`       chosen here: ${scenario.chosen.join('; ')}`, width)),
    `       basis: ${scenario.basis} · answer key: ${verdict(comparison)}`,
  ]);
}

/** Row of the case's table, such as `3` or `M1`; planted traps and control arms have none. */
function numberOf({ row }: Scenario): string {
  return /^(\d|M\d|C)$/.test(row) ? row : row.startsWith('trap') ? 'trap' : 'arm';
}

/** Whether found and expected are the same, sighting for sighting, unread bytes and unseen identifiers included. */
export function equalsKey({ misses, falseHits, unread, notSeen, sms, unsafe }: Comparison): boolean {
  return misses.length + falseHits.length + unread.length + notSeen.length + sms.length + unsafe.length === 0;
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
  const { connections } = examination.coverage;
  const told = [...ways].map(([way, identifiers]) => `${way}: ${[...identifiers].join(', ')}`);
  const unread = unreadTexts(examination);
  const nothing = unread.length + connections.refused > 0 ? 'nothing that could be read' : 'nothing';
  return [
    ...(told.length === 0 ? [nothing] : told),
    ...unread,
    ...(connections.refused > 0
      ? [`refused the interception: ${count(connections.refused, 'connection')}`]
      : []),
  ];
}

/** `unread: beacon.sg.xiaomi.net (SG): 160 kB`, for each host that something unreadable went to or came from. */
function unreadTexts({ coverage, destinations }: Examination): string[] {
  const byId = new Map(destinations.map((destination) => [destination.id, destination]));
  return coverage.byDestination
    .filter(({ opaque }) => opaque > 0)
    .map(({ destination, opaque, payload }) => {
      const { host, country } = byId.get(destination) ?? {};
      const bytes = `${opaque.toLocaleString('en')} bytes (${share(opaque, payload)} of its bytes)`;
      return `unread: ${host?.value ?? 'unknown'} (${country?.value ?? '?'}): ${bytes}`;
    });
}

/** What to say of a scenario that is not as its key says: every difference by name. */
export function differences({
  scenario,
  misses,
  falseHits,
  unread,
  notSeen,
  sms,
  unsafe,
}: Comparison): string[] {
  return [
    ...misses.map(({ name, expected, found }) => `${scenario}: missed ${name}, ${found} of ${expected}`),
    ...falseHits.map(
      ({ name, expected, found }) => `${scenario}: not in the key: ${name}, ${found} for ${expected}`,
    ),
    ...[...unread, ...notSeen, ...sms, ...unsafe].map((fault) => `${scenario}: ${fault}`),
  ];
}
