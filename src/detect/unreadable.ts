import { overlaps, type Span } from '../base/index.ts';
import { looksEncrypted, type Part } from '../decode/index.ts';

/** Layers that turn even bytes into readable ones: compression, and encryption that a key opened. */
export const OPENS: ReadonlySet<string> = new Set(['gzip', 'deflate', 'zlib', 'br', 'zstd', 'aes']);

/**
 * Adds up the bytes of one section that look encrypted and that nothing opens: nothing can be said
 * of what is in them. An encrypted run of base64 inside readable text counts by its own length. A run is also read
 * piece by piece, between its slashes: the pieces of one that was opened count as little as itself.
 */
export class Unreadable {
  readonly #counted = new Map<Part | null, Run[]>();

  take(part: Part): void {
    const { parent } = part;
    if (part.layer !== null && OPENS.has(part.layer) && parent !== null) this.#open(parent);
    if (!looksEncrypted(part.bytes)) return;
    const known = this.#runsIn(parent);
    const last = known.at(-1);
    if (last === undefined || !overlaps(last.span, part.span))
      known.push({ part, span: part.span, isOpened: false });
  }

  /** Bytes, of a section that has this many. */
  count(byteLength: number): number {
    let sum = 0;
    for (const [parent, runs] of this.#counted) {
      if (parent !== null && this.#holds(parent)) continue;
      for (const { span, isOpened } of runs) if (!isOpened) sum += span.end - span.start;
    }
    return Math.min(sum, byteLength);
  }

  #holds(part: Part): boolean {
    return this.#counted.get(part.parent)?.some((run) => run.part === part && !run.isOpened) ?? false;
  }

  #open(part: Part): void {
    const known = this.#runsIn(part.parent);
    // What opens a part is visited right after it.
    const last = known.at(-1);
    if (last?.part === part) last.isOpened = true;
    else known.push({ part, span: part.span, isOpened: true });
  }

  #runsIn(parent: Part | null): Run[] {
    const known = this.#counted.get(parent) ?? [];
    this.#counted.set(parent, known);
    return known;
  }
}

interface Run {
  readonly part: Part;
  readonly span: Span;
  isOpened: boolean;
}
