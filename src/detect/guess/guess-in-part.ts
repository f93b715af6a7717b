import { latin1Of, type Span } from '../../base/index.ts';
import type { Part } from '../../decode/index.ts';
import { namesAround, PlacesAsked } from '../names-around.ts';
import { saysNothing } from '../says-nothing.ts';
import { coordinatePairs } from './coordinate-pairs.ts';
import { guessers } from './guessers.ts';
import type { Likeness } from './likeness.ts';
import { nameBeside } from './name-beside.ts';
import { namedWords, wholeWord } from './named-words.ts';

/*
 * Every guess begins with a pattern that finds runs of the outer shape in linear time. Only then is it asked whether
 * check digits and tables agree and under which name the run stands: first of the text right before it, then of
 * the containers, which takes longer.
 */

/** Runs that are looked at in one section: an address book of 2,000 contacts has some 6,000. */
export const MOST_CANDIDATES = 20_000;

/** Layers that turn any text into another one that looks as good: what they give is no ground for a guess. */
const IDLE: ReadonlySet<string | null> = new Set(['reversed', 'rot13']);

/** Names around a value that are asked for: the nearest that says something counts, and what holds it. */
const MOST_NAMES = 8;

/** Bytes of the shortest value that is looked for. */
const LEAST_BYTES = 2;

/** A likeness with the family in which its value is one identifier. */
export interface Guess extends Likeness {
  readonly family: string;
}

/** What one section may still cost. */
export class GuessBudget {
  readonly asked = new PlacesAsked();
  #candidates = 0;

  /** Whether one more run may be looked at. */
  more(): boolean {
    this.#candidates += 1;
    return this.#candidates <= MOST_CANDIDATES;
  }

  get isSpent(): boolean {
    return this.#candidates > MOST_CANDIDATES;
  }
}

/** What a part has that looks like an identifier. `market`: where national numbers are read. */
export function* guessInPart(
  part: Part,
  { market, budget }: { readonly market: string | null; readonly budget: GuessBudget },
): Generator<Guess> {
  const { bytes } = part;
  if (bytes.byteLength < LEAST_BYTES || isIdle(part) || budget.isSpent) return;
  const text = latin1Of(bytes);
  const around = (span: Span) => [...namesAround(part, span, budget.asked)].slice(0, MOST_NAMES);
  const names = (span: Span) => {
    const beside = nameBeside(text, span.start);
    if (beside !== null && !saysNothing(beside)) return [beside];
    return around(span);
  };
  for (const { family, pattern, look } of guessers) {
    for (const { 0: run, index } of text.matchAll(pattern)) {
      if (!budget.more()) return;
      const span = { start: index, end: index + run.length };
      const found = look({ text: run, names: () => names(span), around: () => around(span) }, market);
      if (found !== null) yield { ...found, span, family };
    }
  }
  for (const pair of coordinatePairs(text, names)) {
    if (!budget.more()) return;
    yield { ...pair, family: 'location' };
  }
  // Cookies are named by sites, for themselves: Google has one called SSID.
  if (isCookie(part)) return;
  for (const word of namedWords(text, bytes)) {
    if (!budget.more()) return;
    yield word;
  }
  if (part.parent === null && part.section.field === null) return;
  const whole = wholeWord(bytes, () => around({ start: 0, end: bytes.byteLength }));
  if (whole !== null) yield whole;
}

function isIdle(part: Part): boolean {
  for (let at: Part | null = part; at !== null; at = at.parent) if (IDLE.has(at.layer)) return true;
  return false;
}

function isCookie({ section: { location, field } }: Part): boolean {
  return location === 'cookie' || (field !== null && /^(?:set-)?cookie2?$/i.test(field));
}
