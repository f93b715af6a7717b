import { isUtf8 } from 'node:buffer';
import type { Section } from '../connection/index.ts';
import { binaryFields, fieldParts } from './binary-fields.ts';
import { Budget, MOST_DEPTH } from './budget.ts';
import { Claims } from './claims.ts';
import { undoCoding } from './content-coding.ts';
import { deeperBytes } from './deeper.ts';
import { fieldSearch, regionAround } from './field-search.ts';
import { grammarOf } from './grammar-of.ts';
import { type Idleness, noiseOf } from './idle-word.ts';
import { type Region, type Search, streamLayers, type TextLayer, textLayers } from './layers/index.ts';
import { isAdded, xorRegions } from './layers/xor.ts';
import { layersFor } from './layers-for.ts';
import { markText, type TextMarks } from './marks/mark-text.ts';
import { mayTry } from './may-try.ts';
import { mayUnfold } from './may-unfold.ts';
import type { Layer, Part } from './part.ts';
import { findRecipes } from './recipe/find-recipes.ts';
import { rootPart } from './root-part.ts';
import { mayHoldStreams, searchStreams } from './stream-search.ts';
import { fieldRuns, type TextRun } from './text-runs.ts';
import { REASON_OF, type Reason, UnfoldNotices } from './unfold-notices.ts';
import type { UnfoldOptions, UnfoldResult } from './unfold-options.ts';
import { guessStream } from './unlabelled.ts';
import { Unlocking } from './unlocking.ts';

/*
 * A part's bytes are searched whole, so it is never taken apart by what divides it; only what changes bytes
 * makes a new part. Every finder looks through every part, in the order of the list, and each region it tells
 * is visited, and unfolded itself, before the next: nothing is kept but the way down. A region that holds all
 * there is to be found in its run claims the run, which keeps the tree from growing the same leaf twice.
 *
 * What the budget or the depth leaves out is counted in bytes of the section: of a part that came of many more or
 * many fewer bytes, its share of them.
 */

/** A part on the way down. */
interface Level {
  readonly part: Part;
  /** Bytes of the section for each of its bytes. */
  readonly weight: number;
  /** What the finder at work must leave of the budget. */
  spared: number;
}

/** Shorter text is looked through in less time than a call into WebAssembly takes. */
const LEAST_MARKED = 128;

/** Runs of letters of a section that are undone although nothing but keys speaks for it: a message has a few. */
const MOST_SEALED_TRIES = 64;

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
  readonly #unlocking: Unlocking;
  readonly #mostDecoded = (byteLength: number) => this.#budget.mostDecoded(byteLength);
  readonly #idleness: Idleness;
  readonly #mayBeSealed = () => this.#options.isKeyed === true && this.#sealedTries++ < MOST_SEALED_TRIES;
  #sealedTries = 0;
  #leftOut = 0;

  constructor(section: Section, visit: (part: Part) => void, options: UnfoldOptions) {
    this.#section = section;
    this.#visit = visit;
    this.#mostDepth = options.mostDepth ?? MOST_DEPTH;
    this.#options = options;
    this.#unlocking = new Unlocking(options);
    this.#budget = new Budget(section.bytes.byteLength);
    this.#notices = new UnfoldNotices(options.about ?? section.location);
    this.#idleness = { ...options, mostDecoded: this.#mostDecoded };
  }

  start(): void {
    const section = this.#section;
    const part = rootPart(section);
    this.#visit(part);
    this.#descend({ part, weight: 1, spared: 0 }, section.contentEncodings);
  }

  result(): UnfoldResult {
    const leftOut = Math.min(Math.ceil(this.#leftOut), this.#section.bytes.byteLength);
    return { notices: this.#notices.list(), leftOut };
  }

  /** As deep as there are layers, which `mostDepth` bounds. */
  #descend(level: Level, codings: readonly string[]): void {
    const { part } = level;
    if (part.bytes.byteLength === 0) return;
    const mayOpen = this.#unlocking.mayOpen(part);
    const divided = binaryFields(part);
    const may = mayUnfold(part.bytes);
    const guessed = codings.length === 0 ? this.#guess(part, divided !== null) : null;
    const { recipes = [] } = this.#options;
    const isKnown = mayOpen || codings.length + recipes.length > 0 || divided !== null || guessed !== null;
    const mayBeText = may.texts || isAdded(part.bytes, this.#options.addedTo);
    if (!isKnown && !may.streams && !mayBeText) return;
    let marks: TextMarks | null | undefined;
    const search: Search = {
      bytes: part.bytes,
      isText: isUtf8(part.bytes),
      mayTry: (layer) => mayTry(part, layer),
      addedTo: this.#options.addedTo,
      mayHold: this.#options.mayHold,
      mayBeSealed: this.#mayBeSealed,
      grammar: grammarOf(part),
      marks: () => {
        if (marks === undefined) marks = part.bytes.byteLength < LEAST_MARKED ? null : markText(part.bytes);
        return marks;
      },
      mostDecoded: this.#mostDecoded,
      affords: ({ start, end }) => {
        if (this.#budget.affords(end - start, level.spared)) return true;
        this.#leaveOut('budget-exceeded', level, end - start);
        return false;
      },
      passedOver: (span) => this.#options.passedOver?.(part, span),
      noiseOf: (bytes, isUnlikely) => noiseOf(bytes, this.#idleness, isUnlikely),
    };
    if (part.depth >= this.#mostDepth) {
      const length = codings.length > 0 ? part.bytes.byteLength : deeperBytes(search, divided);
      if (length > 0) this.#leaveOut('depth-exceeded', level, length);
      return;
    }
    if (codings.length > 0) {
      const { region, rest, failed, unread } = undoCoding(codings, search);
      if (failed) this.#leaveOut('encoding-broken', level, unread);
      if (region !== null) {
        this.#enter(level, region, rest);
        return;
      }
    }
    const claims = new Claims();
    const found = (region: Region) => {
      this.#enter(level, region, []);
      if (region.claims) claims.add(region.span);
    };
    if (recipes.length > 0 && findRecipes(part, search, { recipes, found })) return;
    const stream = guessed ?? (codings.length === 0 ? null : this.#guess(part, divided !== null));
    if (stream !== null) this.#enter(level, stream, []);
    if (stream?.claims === true) return;
    if (mayOpen && this.#unlock(level, search)) return;
    this.#openFields(level, search, { claims, isDivided: divided !== null });
    if (may.streams && mayHoldStreams(search)) {
      const { byteLength } = part.bytes;
      const reached = searchStreams(search, found);
      if (reached < byteLength) this.#leaveOut('budget-exceeded', level, byteLength - reached);
    }
    if (divided === null) {
      if (mayBeText) this.#searchTexts(level, [{ search, claims, found }], layersFor(search));
      return;
    }
    const enter = (region: Region) => this.#enter(level, region, []);
    for (const runs of fieldRuns(search, divided, { claimed: claims, enter }))
      this.#searchTexts(level, runs, textLayers);
  }

  #searchTexts(level: Level, runs: readonly TextRun[], layers: readonly TextLayer[]): void {
    const { spared } = level;
    for (const layer of layers) {
      level.spared = layer === LAST_LAYER ? spared : this.#budget.spare(spared);
      for (const { search, claims, found } of runs) {
        for (const gap of claims.gaps(search.bytes.byteLength)) layer.find(search, gap, found);
      }
    }
  }

  /** Compression that nothing tells of: it is all of the part, or is not believed. What is a container must be sure. */
  #guess({ bytes }: Part, isDivided: boolean): Region | null {
    const region = guessStream({ bytes, mostDecoded: this.#mostDecoded });
    return isDivided && region?.claims === false ? null : region;
  }

  /** What a key opened needs no other reading: the bytes are as good as random to all other finders. */
  #unlock(level: Level, search: Search): boolean {
    const region = this.#unlocking.open(search, level.part);
    if (region !== null) this.#enter(level, region, []);
    return region !== null;
  }

  /** The same, and compression, for each field of bytes. */
  #openFields(
    level: Level,
    search: Search,
    { claims, isDivided }: { claims: Claims; isDivided: boolean },
  ): void {
    for (const field of fieldParts(level.part)) {
      const region =
        this.#guess(field, false) ?? this.#unlocking.open(fieldSearch(search, field.span), field);
      if (region !== null) {
        this.#enter(level, regionAround(region, field.span.start), []);
        if (region.claims) claims.add(field.span);
      } else if (!isDivided && search.mayTry?.('xor') !== false) {
        // The fields of a container are searched one by one; a multipart is as a whole.
        for (const xored of xorRegions(field.bytes, search.addedTo))
          if (search.affords(field.span)) this.#enter(level, regionAround(xored, field.span.start), []);
      }
    }
  }

  #enter(level: Level, region: Region, codings: readonly string[]): void {
    const { span, layer, bytes, back } = region;
    this.#mind(level, region);
    if (region.fault === 'closed') return;
    if (STREAMS.has(layer)) this.#budget.takeStream(bytes.byteLength);
    else this.#budget.take(bytes.byteLength);
    const parent = level.part;
    const part: Part = { section: this.#section, parent, layer, span, bytes, depth: parent.depth + 1, back };
    if (region.isSealed === true && this.#options.keysFor === undefined) {
      this.#options.sealed?.(part);
      return;
    }
    const weight = (level.weight * (span.end - span.start)) / Math.max(bytes.byteLength, 1);
    this.#visit(part);
    if (region.isLast !== true) this.#descend({ part, weight, spared: level.spared }, codings);
  }

  /** Takes note of what stopped a stream, and of what is behind that. */
  #mind(level: Level, { span, fault, read, unread }: Region): void {
    if (fault === null) return;
    // In the midst of other bytes a stream may well go on elsewhere, as a PNG's does, or be chance.
    if (unread === undefined && fault !== 'too-large' && span.start > 0) return;
    const rest = level.part.bytes.byteLength - span.start - (read ?? span.end - span.start);
    this.#leaveOut(REASON_OF[fault], level, fault === 'altered' ? 0 : (unread ?? rest));
  }

  #leaveOut(reason: Reason, { weight }: Level, byteLength: number): void {
    this.#notices.add(reason);
    this.#leftOut += byteLength * weight;
  }
}
