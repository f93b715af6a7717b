import { isUtf8 } from 'node:buffer';
import type { Notice, Span } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { Budget, MOST_DEPTH } from './budget.ts';
import { Claims } from './claims.ts';
import { undoCoding } from './content-coding.ts';
import type { RingKey } from './key-ring.ts';
import { keyedLayers, type Region, type Search, textLayers } from './layers/index.ts';
import { mayUnfold } from './may-unfold.ts';
import type { Part } from './part.ts';
import { isSealable } from './sealable.ts';
import { searchStreams } from './stream-search.ts';

/*
 * A part's bytes are searched whole, so it is never taken apart by what divides it; only what changes bytes
 * makes a new part. Every finder looks through every part, in the order of the list, and each region it tells
 * is visited, and unfolded itself, before the next: nothing is kept but the way down. A region that holds all
 * there is to be found in its run claims the run, which keeps the tree from growing the same leaf twice.
 */

export interface UnfoldOptions {
  /** What notices are about: a message's or a connection's id. By default the section's location. */
  readonly about?: string;
  /** Layers taken off at most; MOST_DEPTH by default. */
  readonly mostDepth?: number;
  /** Hears of words that could be base64, but are passed over because nothing real is written so. */
  readonly passedOver?: (part: Part, span: Span) => void;
  /** The keys that may open a part's bytes; by default none. */
  readonly keysFor?: (bytes: Uint8Array) => readonly RingKey[];
  /** Hears which key opened a part, before what it opened is visited. */
  readonly opened?: (key: RingKey) => void;
}

export interface UnfoldResult {
  /** What could not be undone, or was left out. */
  readonly notices: readonly Notice[];
}

/** Visits the section itself and every part that unfolds from it, each before its children. */
export function unfold(
  section: Section,
  visit: (part: Part) => void,
  options: UnfoldOptions = {},
): UnfoldResult {
  const run = new Unfolding(section, visit, options);
  run.start();
  return { notices: run.notices() };
}

class Unfolding {
  readonly #section: Section;
  readonly #visit: (part: Part) => void;
  readonly #about: string;
  readonly #mostDepth: number;
  readonly #options: UnfoldOptions;
  readonly #budget = new Budget();
  #broken = false;

  constructor(section: Section, visit: (part: Part) => void, options: UnfoldOptions) {
    this.#section = section;
    this.#visit = visit;
    this.#about = options.about ?? section.location;
    this.#mostDepth = options.mostDepth ?? MOST_DEPTH;
    this.#options = options;
  }

  start(): void {
    const section = this.#section;
    const root: Part = {
      section,
      parent: null,
      layer: null,
      span: { start: 0, end: section.bytes.byteLength },
      bytes: section.bytes,
      depth: 0,
      back: (span) => span,
    };
    this.#visit(root);
    this.#descend(root, section.contentEncodings);
  }

  notices(): Notice[] {
    const notices: Notice[] = [];
    if (this.#broken) {
      notices.push({
        code: 'encoding-broken',
        about: this.#about,
        detail: 'compressed bytes could not be undone, or only up to where they are broken or cut off',
      });
    }
    if (this.#budget.exceeded) {
      notices.push({
        code: 'budget-exceeded',
        about: this.#about,
        detail: 'more unfolds from these bytes than is read, so some of it was left out',
      });
    }
    return notices;
  }

  /** As deep as there are layers, which `mostDepth` bounds. */
  #descend(part: Part, codings: readonly string[]): void {
    if (part.depth >= this.#mostDepth || part.bytes.byteLength === 0) return;
    const keys = this.#keysFor(part);
    if (codings.length === 0 && keys.length === 0 && !mayUnfold(part.bytes)) return;
    const search: Search = {
      bytes: part.bytes,
      isText: isUtf8(part.bytes),
      grammar: grammarOf(part),
      mostDecoded: (byteLength) => this.#budget.mostDecoded(byteLength),
      passedOver: (span) => this.#options.passedOver?.(part, span),
    };
    if (codings.length > 0) {
      const { region, rest, failed } = undoCoding(codings, search);
      this.#broken ||= failed;
      if (region !== null) {
        this.#enter(part, region, rest);
        return;
      }
    }
    if (keys.length > 0 && this.#unlock(part, search, keys)) return;
    const claims = new Claims();
    const found = (region: Region) => {
      if (this.#enter(part, region, []) && region.claims) claims.add(region.span);
    };
    // No compressed stream is UTF-8 throughout.
    if (!search.isText) searchStreams(search, found);
    for (const layer of textLayers) {
      for (const gap of claims.gaps(part.bytes.byteLength)) layer.find(search, gap, found);
    }
  }

  #keysFor(part: Part): readonly RingKey[] {
    const { keysFor } = this.#options;
    return keysFor === undefined || !isSealable(part) ? [] : keysFor(part.bytes);
  }

  /** What a key opened needs no other reading: the bytes are as good as random to all other finders. */
  #unlock(part: Part, search: Search, keys: readonly RingKey[]): boolean {
    for (const layer of keyedLayers) {
      const unlocked = layer.open(search, keys);
      if (unlocked === null) continue;
      this.#options.opened?.(unlocked.key);
      this.#enter(part, unlocked.region, []);
      return true;
    }
    return false;
  }

  #enter(parent: Part, region: Region, codings: readonly string[]): boolean {
    if (region.fault === 'too-large') this.#budget.exceeded = true;
    // In the midst of other bytes a stream may well go on elsewhere, as a PNG's does, or be chance.
    else if (region.fault !== null && region.span.start === 0) this.#broken = true;
    if (!this.#budget.take(region.bytes.byteLength)) return false;
    const part: Part = {
      section: this.#section,
      parent,
      layer: region.layer,
      span: region.span,
      bytes: region.bytes,
      depth: parent.depth + 1,
      back: region.back,
    };
    this.#visit(part);
    this.#descend(part, codings);
    return true;
  }
}

function grammarOf({ section, parent, bytes }: Part): Search['grammar'] {
  if (parent !== null) return 'text';
  if (section.location === 'url') return 'url';
  // Clients that label everything a form send JSON under it.
  const first = bytes[0];
  const labelled = section.contentType?.toLowerCase().includes('x-www-form-urlencoded') === true;
  return section.location === 'body' && labelled && first !== 0x7b && first !== 0x5b ? 'form' : 'text';
}
