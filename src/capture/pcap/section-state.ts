import type { AppNames } from './app-names.ts';
import type { Drops } from './drops.ts';
import type { Interface } from './interface-block.ts';

/**
 * The time of packets that have none, where no packet before them has one either: before the epoch, so that a summary
 * does not take it for a time.
 */
export const NO_TIME = -1;

/** What the blocks of a pcapng file so far say of the next ones. */
export interface State {
  little: boolean;
  interfaces: Interface[];
  /** Number of the last packet. */
  index: number;
  /** Time of the last packet: the best guess for one that has none. */
  at: number;
  /** Codes of notices that are given once for a file. */
  readonly told: Set<string>;
  readonly drops: Drops;
  readonly apps: AppNames;
}
