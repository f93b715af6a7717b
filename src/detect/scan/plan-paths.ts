import { certainBytes, type Needle } from './needle.ts';
import { WIDEST_WINDOW } from './window.ts';

export type Stride = 1 | 2 | 3 | 4;

/** Needles that are searched for together. */
export interface PathPlan {
  /** Bytes of a window. */
  readonly width: number;
  /** Every so many places of the text a window is looked at; a needle is entered with as many windows. */
  readonly stride: Stride;
  /** Places in the list of needles. */
  readonly indexes: readonly number[];
}

/**
 * Needles of 7 bytes and more that share one path at a stride of four. The shortest leave all of them windows of four
 * bytes: four digits are one of only ten thousand, which a thousand telephone numbers fill, so that all digits of the
 * text would pass. Past this many the longer ones have a path of their own.
 */
export const MOST_TOGETHER = 250;

/**
 * Needles of 7 to 9 bytes at a stride of four; more of them take a third more places and windows one byte wider.
 */
export const MOST_NARROW = 250;

/** Shortest needles at a stride of two and of four. */
const TWO = 5;
const FOUR = 7;

/** Shortest needle whose window is wide enough at a stride of four, however many they are. */
const WIDE = 10;

/** A needle of L bytes has a window of L - stride + 1 bytes at every alignment to the stride. */
export function planPaths(needles: readonly Needle[]): PathPlan[] {
  const short: number[] = [];
  const low: number[] = [];
  const middle: number[] = [];
  const wide: number[] = [];
  for (const [index, needle] of needles.entries()) {
    const { length } = certainBytes(needle);
    if (length >= WIDE) wide.push(index);
    else if (length >= FOUR) middle.push(index);
    else if (length >= TWO) low.push(index);
    else if (length > 0) short.push(index);
  }
  const areFew = middle.length <= MOST_NARROW;
  if (wide.length + middle.length <= MOST_TOGETHER && low.length === 0) wide.push(...middle.splice(0));
  // The stride of two is gone anyway where there are shorter ones: a few longer ones ride along for nothing.
  if (areFew && low.length > 0) low.push(...middle.splice(0));
  const planned = (indexes: readonly number[], stride: Stride): PathPlan[] => {
    if (indexes.length === 0) return [];
    let shortest = Number.POSITIVE_INFINITY;
    for (const index of indexes) {
      shortest = Math.min(shortest, certainBytes(needles[index] as Needle).length);
    }
    return [{ width: Math.min(shortest - stride + 1, WIDEST_WINDOW), stride, indexes }];
  };
  return [...planned(wide, 4), ...planned(middle, areFew ? 4 : 3), ...planned(low, 2), ...planned(short, 1)];
}
