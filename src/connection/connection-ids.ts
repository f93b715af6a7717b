import { contentId } from '../base/index.ts';
import type { Endpoint } from './message.ts';

/** Pairs of endpoints remembered to number the connections between them; some 20 MB. */
export const MOST_REMEMBERED_PAIRS = 131_072;

/**
 * Names connections by their endpoints and an ordinal among equals, so that a recording and its reduction agree.
 * Past the bound the count begins anew in another range: ids stay different, but depend on what came before.
 */
export class ConnectionIds {
  readonly #counts = new Map<string, number>();
  #range = 0;

  next(network: string, orig: Endpoint, resp: Endpoint): string {
    const pair = `${network} ${orig.address} ${orig.port} ${resp.address} ${resp.port}`;
    if (this.#counts.size >= MOST_REMEMBERED_PAIRS && !this.#counts.has(pair)) {
      this.#counts.clear();
      this.#range += 1;
    }
    const ordinal = this.#counts.get(pair) ?? 0;
    this.#counts.set(pair, ordinal + 1);
    // One part for the pair: hashing costs by the part, and a busy capture opens thousands of connections.
    return contentId('con', this.#range === 0 ? [pair, ordinal] : [pair, ordinal, this.#range]);
  }
}
