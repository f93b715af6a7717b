import type { Micros } from '../../base/index.ts';

/** Something that comes due again and again. */
export interface Timer {
  /** The period begins anew now. */
  restart(): void;
  stop(): void;
}

interface Due {
  at: Micros;
  readonly period: number;
  readonly fire: () => Promise<void>;
}

/** Time that passes only when it is told to: thirteen days take as long as what happens in them. */
export class VirtualClock {
  #now: Micros;
  readonly #dues = new Set<Due>();

  constructor(start: Micros) {
    this.#now = start;
  }

  now(): Micros {
    return this.#now;
  }

  /** Something took so long; nothing comes due in between. */
  advance(micros: number): void {
    this.#now += micros;
  }

  /** Calls `fire` each time `period` has passed, while time passes by `pass`. */
  every(period: number, fire: () => Promise<void>): Timer {
    const due: Due = { at: this.#now + period, period, fire };
    this.#dues.add(due);
    return {
      restart: () => {
        due.at = this.#now + period;
      },
      stop: () => {
        this.#dues.delete(due);
      },
    };
  }

  /** Lets time pass; what comes due happens at its moment, one thing after the other. */
  async pass(micros: number): Promise<void> {
    const until = this.#now + micros;
    for (let due = this.#nextUntil(until); due !== null; due = this.#nextUntil(until)) {
      this.#now = Math.max(this.#now, due.at);
      // From when it was due and not from now, so that the next one is not later for what this one takes.
      due.at += due.period;
      await due.fire();
    }
    this.#now = Math.max(this.#now, until);
  }

  #nextUntil(until: Micros): Due | null {
    let next: Due | null = null;
    for (const due of this.#dues) if (due.at <= until && (next === null || due.at < next.at)) next = due;
    return next;
  }
}
