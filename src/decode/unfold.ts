import { isUtf8 } from 'node:buffer';
import type { Notice, Span } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { Budget, MOST_DEPTH } from './budget.ts';
import { Claims } from './claims.ts';
import { undoCoding } from './content-coding.ts';
import { deeperBytes } from './deeper.ts';
import type { RingKey } from './key-ring.ts';
import { keyedLayers, type Region, type Search, streamLayers, textLayers } from './layers/index.ts';
import { mayUnfold, type Prospect } from './may-unfold.ts';
import type { Layer, Part } from './part.ts';
import { isSealable } from './sealable.ts';
import { searchStreams } from './stream-search.ts';
import { type Reason, UnfoldNotices } from './unfold-notices.ts';

/*
 * A part's bytes are searched whole, so it is never taken apart by what divides it; only what changes bytes
 * makes a new part. Every finder looks through every part, in the order of the list, and each region it tells
 * is visited, and unfolded itself, before the next: nothing is kept but the way down. A region that holds all
 * there is to be found in its run claims the run, which keeps the tree from growing the same leaf twice.
 *
 * What the budget or the depth leaves out is counted in bytes of the section: of a part that came of many more or
 * many fewer bytes, its share of them.
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
  /** Bytes of the section that could not be unfolded, or were not: what stood in them stays unknown. */
  readonly leftOut: number;
}

/** A part on the way down. */
interface Level {
  readonly part: Part;
  /** Bytes of the section for each of its bytes. */
  readonly weight: number;
  /** What the finder at work must leave of the budget. */
  spared: number;
}

const STREAMS: ReadonlySet<Layer> = new Set(streamLayers.flatMap(({ layers }) => layers));
const LAST_LAYER = textLayers.at(-1);

/** Visits the section itself and every part that unfolds from it, each before its children. */
export function unfold(
  section: Section,
  visit: (part: Part) => void,
  options: UnfoldOptions = {},
): UnfoldResult {
  const run = new Unfolding(section, visit, options);
  run.start();
  return run.result();
}

class Unfolding {
  readonly #section: Section;
  readonly #visit: (part: Part) => void;
  readonly #mostDepth: number;
  readonly #options: UnfoldOptions;
  readonly #budget: Budget;
  readonly #notices: UnfoldNotices;
  #leftOut = 0;

  constructor(section: Section, visit: (part: Part) => void, options: UnfoldOptions) {
    this.#section = section;
    this.#visit = visit;
    this.#mostDepth = options.mostDepth ?? MOST_DEPTH;
    this.#options = options;
    this.#budget = new Budget(section.bytes.byteLength);
    this.#notices = new UnfoldNotices(options.about ?? section.location);
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
    this.#descend({ part: root, weight: 1, spared: 0 }, section.contentEncodings);
  }

  result(): UnfoldResult {
    const leftOut = Math.min(Math.ceil(this.#leftOut), this.#section.bytes.byteLength);
    return { notices: this.#notices.list(), leftOut };
  }

  /** As deep as there are layers, which `mostDepth` bounds. */
  #descend(level: Level, codings: readonly string[]): void {
    const { part } = level;
    if (part.bytes.byteLength === 0) return;
    const keys = this.#keysFor(part);
    const may = mayUnfold(part.bytes);
    if (codings.length === 0 && keys.length === 0 && !may.streams && !may.texts) return;
    const search: Search = {
      bytes: part.bytes,
      isText: isUtf8(part.bytes),
      grammar: grammarOf(part),
      mostDecoded: (byteLength) => this.#budget.mostDecoded(byteLength),
      affords: ({ start, end }) => {
        if (this.#budget.affords(end - start, level.spared)) return true;
        this.#leaveOut('budget-exceeded', level, end - start);
        return false;
      },
      passedOver: (span) => this.#options.passedOver?.(part, span),
    };
    if (part.depth >= this.#mostDepth) {
      const length = codings.length > 0 ? part.bytes.byteLength : deeperBytes(search);
      if (length > 0) this.#leaveOut('depth-exceeded', level, length);
      return;
    }
    if (codings.length > 0) {
      const { region, rest, failed } = undoCoding(codings, search);
      if (failed) this.#notices.add('encoding-broken');
      if (region !== null) {
        this.#enter(level, region, rest);
        return;
      }
    }
    if (keys.length > 0 && this.#unlock(level, search, keys)) return;
    this.#search(level, search, may);
  }

  #search(level: Level, search: Search, may: Prospect): void {
    const { byteLength } = search.bytes;
    const claims = new Claims();
    const found = (region: Region) => {
      this.#enter(level, region, []);
      if (region.claims) claims.add(region.span);
    };
    // No compressed stream is UTF-8 throughout.
    if (may.streams && !search.isText) {
      const reached = searchStreams(search, found);
      if (reached < byteLength) this.#leaveOut('budget-exceeded', level, byteLength - reached);
    }
    if (!may.texts) return;
    const { spared } = level;
    for (const layer of textLayers) {
      level.spared = layer === LAST_LAYER ? spared : this.#budget.spare(spared);
      for (const gap of claims.gaps(byteLength)) layer.find(search, gap, found);
    }
  }

  #keysFor(part: Part): readonly RingKey[] {
    const { keysFor } = this.#options;
    return keysFor === undefined || !isSealable(part) ? [] : keysFor(part.bytes);
  }

  /** What a key opened needs no other reading: the bytes are as good as random to all other finders. */
  #unlock(level: Level, search: Search, keys: readonly RingKey[]): boolean {
    for (const layer of keyedLayers) {
      const unlocked = layer.open(search, keys);
      if (unlocked === null) continue;
      this.#options.opened?.(unlocked.key);
      this.#enter(level, unlocked.region, []);
      return true;
    }
    return false;
  }

  #enter(level: Level, region: Region, codings: readonly string[]): void {
    const { span, layer, bytes, back } = region;
    this.#mind(level, region);
    if (STREAMS.has(layer)) this.#budget.takeStream(bytes.byteLength);
    else this.#budget.take(bytes.byteLength);
    const parent = level.part;
    const part: Part = { section: this.#section, parent, layer, span, bytes, depth: parent.depth + 1, back };
    const weight = (level.weight * (span.end - span.start)) / Math.max(bytes.byteLength, 1);
    this.#visit(part);
    this.#descend({ part, weight, spared: level.spared }, codings);
  }

  /** Takes note of what stopped a stream, and of what is behind that. */
  #mind(level: Level, { span, fault, read }: Region): void {
    if (fault === null) return;
    const rest = level.part.bytes.byteLength - span.start - (read ?? span.end - span.start);
    if (fault === 'too-large') this.#leaveOut('budget-exceeded', level, rest);
    // In the midst of other bytes a stream may well go on elsewhere, as a PNG's does, or be chance.
    else if (span.start > 0) return;
    else if (fault === 'altered') this.#notices.add('altered');
    else this.#leaveOut('encoding-broken', level, rest);
  }

  #leaveOut(reason: Reason, { weight }: Level, byteLength: number): void {
    this.#notices.add(reason);
    this.#leftOut += byteLength * weight;
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
