import { atLeast, atMost, type Goal } from '../goals.ts';

interface Row {
  readonly needles: number;
  readonly name: string;
  readonly compileSeconds: number | null;
  readonly gigabytesPerSecond: number;
  readonly telltaleTimes: number;
}

const FEW = 50;
const SOME = 5_000;
const MANY = 100_000;

/** What searching for literals is to reach. */
export function scanGoals(rows: readonly Row[]): Goal[] {
  const of = (needles: number, name: string) =>
    rows.find((row) => row.needles === needles && row.name === name);
  const [few, many] = [of(FEW, 'telltale'), of(MANY, 'telltale')];
  const fall =
    few === undefined || many === undefined ? null : 1 - many.gigabytesPerSecond / few.gigabytesPerSecond;
  return [
    ...atLeast(`${FEW} needles: GB/s`, 2.5, few?.gigabytesPerSecond),
    ...atLeast(`${MANY} needles: GB/s`, 2, many?.gigabytesPerSecond),
    ...atMost(`fall from ${FEW} to ${MANY} needles`, 0.25, fall),
    ...[SOME, MANY].flatMap((count) => [
      ...atLeast(`${count} needles: times as quick as ripgrep`, 10, of(count, 'ripgrep')?.telltaleTimes),
      ...atLeast(`${count} needles: times as quick as Hyperscan`, 1.2, of(count, 'hyperscan')?.telltaleTimes),
    ]),
    ...atMost(`${MANY} needles: seconds to compile them`, 0.3, many?.compileSeconds),
  ];
}
