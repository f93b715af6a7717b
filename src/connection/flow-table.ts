import type { Micros } from '../base/index.ts';
import { reversedKey } from './network/flow-key.ts';

/**
 * Connections followed at once, of TCP and of UDP each. One that reads HTTP costs 3 KB, so this keeps them within 24 MB,
 * and what the garbage collector leaves of those let go within several times that; a phone has some hundreds, and
 * what it closed lingers for a minute. Past it the longest silent are let go.
 */
export const MOST_FLOWS = 8_192;

/** Microseconds of the capture's time between two looks for silent connections. */
export const SWEEP_MICROS = 10_000_000;

export interface Flow {
  /** Key of the direction from its opener. */
  readonly key: string;
  lastAt: Micros;
  /** How long it may be silent. */
  readonly patience: Micros;
  /** Lets go. */
  close(): void;
}

export interface Lane<F extends Flow> {
  readonly flow: F;
  /** 0 for packets of the opener, 1 for the answers. */
  readonly side: 0 | 1;
}

/** The connections being followed, found by either direction's key. */
export class FlowTable<F extends Flow> {
  readonly #lanes = new Map<string, Lane<F>>();
  #sweptAt: Micros = Number.NEGATIVE_INFINITY;

  find(key: string): Lane<F> | undefined {
    return this.#lanes.get(key);
  }

  open(flow: F, at: Micros): Lane<F> {
    if (this.#lanes.size >= 2 * MOST_FLOWS) this.#closeOldest();
    this.sweep(at);
    const lane: Lane<F> = { flow, side: 0 };
    this.#lanes.set(reversedKey(flow.key), { flow, side: 1 });
    this.#lanes.set(flow.key, lane);
    return lane;
  }

  close(flow: F): void {
    this.#lanes.delete(flow.key);
    this.#lanes.delete(reversedKey(flow.key));
    flow.close();
  }

  /** Lets go of those that were silent for too long. Called whenever one opens: only then can there be more. */
  sweep(at: Micros): void {
    if (at - this.#sweptAt < SWEEP_MICROS) return;
    this.#sweptAt = at;
    for (const { flow } of this.#flows()) if (at - flow.lastAt > flow.patience) this.close(flow);
  }

  /** All of them, the longest silent first. */
  oldestFirst(): F[] {
    return this.#flows()
      .map(({ flow }) => flow)
      .sort((a, b) => a.lastAt - b.lastAt);
  }

  closeAll(): void {
    for (const { flow } of this.#flows()) this.close(flow);
  }

  #flows(): Lane<F>[] {
    return [...this.#lanes.values()].filter((lane) => lane.side === 0);
  }

  /** An eighth at once, so that the sorting is paid for by many openings. */
  #closeOldest(): void {
    for (const flow of this.oldestFirst().slice(0, MOST_FLOWS / 8)) this.close(flow);
  }
}
