import { atLeast, type Goal } from '../goals.ts';

/** One measurement of one tool. */
export interface Row {
  readonly identifiers: number;
  readonly name: string;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
  /** Of the capture. */
  readonly planted: number;
  /** Plants found, of all, and of each sending; null where the output does not say in which message. */
  readonly found: number | null;
  readonly foundBySending: Readonly<Record<string, number>> | null;
  /** Lines or occurrences, where that is all there is. */
  readonly occurrences: number | null;
  /** How many times as long as Telltale it takes; null where that failed. */
  readonly telltaleTimes: number | null;
}

/** What finding is to reach, with few identifiers and with an address book. */
export function findingGoals(rows: readonly Row[]): Goal[] {
  const counts = [...new Set(rows.map(({ identifiers }) => identifiers))].sort((one, other) => one - other);
  return counts.flatMap((count, i) => {
    const of = (name: string) => rows.find((row) => row.identifiers === count && row.name === name);
    const at = `${count} identifiers: `;
    const [own, fresh] = [of('telltale'), of('telltale, no answer twice')];
    const rate = i === 0 ? 350 : 200;
    const times = of('telltale, 2 threads')?.telltaleTimes;
    const recall = own === undefined || own.found === null ? null : own.found / own.planted;
    return [
      ...atLeast(`${at}MB/s`, rate, own?.megabytesPerSecond),
      ...atLeast(`${at}MB/s, no answer twice`, rate, fresh?.megabytesPerSecond),
      ...atLeast(`${at}share of the plants found`, 0.999, recall),
      ...atLeast(`${at}times as quick with two threads`, 1.8, times ? 1 / times : null),
      ...atLeast(`${at}times as quick as tshark | rg`, 12, of('tshark | rg')?.telltaleTimes),
      ...atLeast(`${at}times as quick as an mitmdump script`, 10, of('mitmdump script')?.telltaleTimes),
      ...atLeast(`${at}times as quick as tcpflow + rg`, 2, of('tcpflow + rg')?.telltaleTimes),
    ];
  });
}
