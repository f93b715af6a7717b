import type { Asked } from '../stream/asked.ts';
import type { Budget } from '../stream/budget.ts';

/** Requests that wait for their response. Only a capture of one direction has more; then the oldest are forgotten. */
export const MOST_WAITING_REQUESTS = 1024;

/** Requests in the order they were asked. Each holds on to the text of its head, which counts as held. */
export class WaitingRequests {
  readonly #budget: Budget;
  readonly #list: { readonly asked: Asked; readonly cost: number }[] = [];

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get first(): Asked | undefined {
    return this.#list[0]?.asked;
  }

  add(asked: Asked, cost: number): void {
    this.#list.push({ asked, cost });
    this.#budget.held += cost;
    this.keepLatest(MOST_WAITING_REQUESTS);
  }

  shift(): Asked | undefined {
    const first = this.#list.shift();
    this.#budget.held -= first?.cost ?? 0;
    return first?.asked;
  }

  keepLatest(count: number): void {
    while (this.#list.length > count) this.shift();
  }
}
