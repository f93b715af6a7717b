/**
 * Keeps of any number of entries those whose ranks are smallest. Whatever order entries come in and however they are
 * shared between keepers, an entry that all of them together keep was refused or let go by none on the way, so what is
 * counted in it is right.
 */
export class Smallest<Entry extends { readonly rank: string }> {
  readonly #most: number;
  readonly #kept = new Map<string, Entry>();
  /** Ranks from here on are not kept; null while there is room for all. */
  #limit: string | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Entry | undefined {
    return this.#kept.get(key);
  }

  /** Whether an entry of this rank may be among the smallest. */
  admits(rank: string): boolean {
    return this.#limit === null || rank < this.#limit;
  }

  /** Adds what is not there yet and is admitted. */
  add(key: string, entry: Entry): void {
    this.#kept.set(key, entry);
    // Sorted seldom: what is too much is let go only when it is as much as what is kept.
    if (this.#kept.size >= 2 * this.#most) this.#prune();
  }

  /** Notes that there are more from this rank on, as another keeper knows. */
  limit(rank: string | null): void {
    if (rank !== null && this.admits(rank)) this.#limit = rank;
    if (rank !== null)
      for (const [key, entry] of this.#kept) if (!this.admits(entry.rank)) this.#kept.delete(key);
  }

  /** The smallest, and the rank from which on there were more; null where all are kept. */
  finish(): { readonly kept: ReadonlyMap<string, Entry>; readonly limit: string | null } {
    if (this.#kept.size > this.#most) this.#prune();
    return { kept: this.#kept, limit: this.#limit };
  }

  #prune(): void {
    const inOrder = [...this.#kept].sort(([, a], [, b]) => (a.rank < b.rank ? -1 : 1));
    this.#limit = inOrder[this.#most]?.[1].rank ?? this.#limit;
    for (const [key] of inOrder.slice(this.#most)) this.#kept.delete(key);
  }
}
