import type { Notice } from '../../base/index.ts';
import { outermostSpan, type Part } from '../../decode/index.ts';
import { type Guess, GuessBudget, guessInPart, MOST_CANDIDATES } from './guess-in-part.ts';
import { begun, copyOf, type Guessed, type GuessPlace, join, rankOf, seenAgain, wentTo } from './guessed.ts';
import { Smallest } from './smallest.ts';

/**
 * Different values of one family that are kept, some 1 kB each: twice the address book of 2,000 contacts. The families
 * are a dozen, so that this bounds memory at 60 MB (120 MB until the end); what floods one leaves the others alone.
 */
export const MOST_GUESSES = 5_000;

/** What one tally knows of a family. */
interface FamilyTally {
  readonly kept: ReadonlyMap<string, Guessed>;
  readonly limit: string | null;
}

/** All that one tally knows, as plain data that can pass between threads. */
export interface GuessTally {
  readonly families: ReadonlyMap<string, FamilyTally>;
  /** Sections in which not everything was looked at. */
  readonly cutShort: number;
}

/**
 * Gathers what looks like identifiers in any number of captures. Tallies of parts of the messages merge into that of
 * all of them, however the messages were shared.
 */
export class Guesses {
  readonly #market: string | null;
  readonly #families = new Map<string, Smallest<Guessed>>();
  readonly #counted = new Set<string>();
  #serial = -1;
  #section: unknown = null;
  #budget = new GuessBudget();
  #cutShort = 0;

  /** `market`: where national numbers are read. */
  constructor({ market }: { readonly market: string | null }) {
    this.#market = market;
  }

  /** Looks through a part of a message; the parts of a message come one after the other. */
  look(part: Part, place: GuessPlace): void {
    if (place.serial !== this.#serial) {
      this.#serial = place.serial;
      this.#counted.clear();
    }
    if (part.section !== this.#section) {
      this.#section = part.section;
      this.#budget = new GuessBudget();
    }
    const wasSpent = this.#budget.isSpent;
    for (const guess of guessInPart(part, { market: this.#market, budget: this.#budget })) {
      if (outermostSpan(part, guess.span).end > (part.section.repeated ?? 0)) this.#take(guess, part, place);
    }
    if (this.#budget.isSpent && !wasSpent) this.#cutShort += 1;
  }

  /** Takes in what another tally knows, of other messages. */
  merge({ families, cutShort }: GuessTally): void {
    this.#cutShort += cutShort;
    for (const [family, { kept, limit }] of families) {
      const mine = this.#familyOf(family);
      for (const [value, other] of kept) {
        const known = mine.get(value);
        if (known !== undefined) join(known, other);
        else if (mine.admits(other.rank)) mine.add(value, copyOf(other));
      }
      mine.limit(limit);
    }
  }

  tally(): GuessTally {
    const families = [...this.#families].map(([family, each]) => [family, each.finish()] as const);
    return { families: new Map(families), cutShort: this.#cutShort };
  }

  /** Every value that is kept, in no particular order. */
  list(): Guessed[] {
    return [...this.#families.values()].flatMap((family) => [...family.finish().kept.values()]);
  }

  notices(): Notice[] {
    const about = 'guesses';
    const kept = `more than ${MOST_GUESSES} values look like identifiers of one family: ${MOST_GUESSES} of them, chosen as by lot, are told`;
    const cut = `${MOST_CANDIDATES} runs of one section were looked at: what looks like identifiers behind them was not`;
    const isFull = [...this.#families.values()].some((family) => family.finish().limit !== null);
    return [
      ...(isFull ? [{ code: 'guesses-not-kept', about, detail: kept }] : []),
      ...(this.#cutShort > 0 ? [{ code: 'guesses-cut-short', about, detail: cut }] : []),
    ];
  }

  #familyOf(name: string): Smallest<Guessed> {
    let family = this.#families.get(name);
    if (family === undefined) {
      family = new Smallest(MOST_GUESSES);
      this.#families.set(name, family);
    }
    return family;
  }

  #take(guess: Guess, part: Part, place: GuessPlace): void {
    const { value } = guess;
    const family = this.#familyOf(guess.family);
    let known = family.get(value);
    if (known === undefined) {
      const rank = rankOf(value);
      if (!family.admits(rank)) return;
      known = begun(guess, part, { ...place, rank });
      family.add(value, known);
    } else seenAgain(known, { guess, part, place });
    const key = `${guess.family} ${value}`;
    if (this.#counted.has(key)) return;
    this.#counted.add(key);
    if (place.direction === 'request') known.requests += 1;
    else known.responses += 1;
    if (place.transport === 'plain') known.inPlain = true;
    wentTo(known, place.destination);
  }
}
